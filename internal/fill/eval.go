package fill

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/expr-lang/expr/vm"

	"zhenggai/internal/source"
)

// frame is the item of one level while filling.
type frame struct {
	scope  *scope
	origin reflect.Value // the item in the view; invalid for a computed one
	shadow reflect.Value // the item in expressions; made when first needed
	env    reflect.Value // the scope's environment, kept over the items
	fresh  bool          // env holds this item
	index  int           // from 1
	count  int
	serial int    // of this item among all items of this filling
	list   string // 方面[1].问题
}

// item is what people call the item: 方面[1].问题[2].
func (f *frame) item() string {
	if f.scope.level == 0 {
		return ""
	}
	return f.list + "[" + strconv.Itoa(f.index) + "]"
}

// evaluator runs programs on the data.
type evaluator struct {
	bound  *Bound
	frames []frame
	caster caster
	serial int
	vms    []*vm.VM // one for each evaluation under way
	depth  int
	cache  []cached  // by the program's id
	trails [][]trail // by the program's id and the level
}

// cached is what a computed program gave for the item it depends on.
type cached struct {
	known  bool
	serial int
	value  any
	err    error
}

func newEvaluator(b *Bound, origin reflect.Value) *evaluator {
	e := &evaluator{bound: b, caster: caster{needed: b.needed}, cache: make([]cached, b.count), trails: make([][]trail, b.count)}
	e.frames = []frame{{scope: b.outer, origin: origin}}
	return e
}

// push opens a level for the items of a repetition; next moves to an item.
func (e *evaluator) push(s *scope, count int, list string) {
	e.frames = append(e.frames, frame{scope: s, count: count, list: list})
}

func (e *evaluator) pop() { e.frames = e.frames[:len(e.frames)-1] }

func (e *evaluator) top() *frame { return &e.frames[len(e.frames)-1] }

func (e *evaluator) next(origin, shadow reflect.Value) {
	f := e.top()
	e.serial++
	f.origin, f.shadow, f.fresh = origin, shadow, false
	f.index, f.serial = f.index+1, e.serial
}

// traced evaluates a program to a value and the cells behind it.
func (e *evaluator) traced(p *program) (any, []source.Pos, error) {
	if p.shape.node != nil && p.code == nil {
		v, from := p.shape.node.leafValue(e.walk(p.shape.ref))
		return v, columns(from), nil
	}
	v, err := e.value(p)
	return v, e.sources(p), err
}

// value evaluates a program to a value.
func (e *evaluator) value(p *program) (any, error) {
	switch f := &e.frames[p.shape.ref.level]; {
	case p.code != nil:
	case p.shape.counter == itemNumber:
		return f.index, nil
	case p.shape.counter == itemCount:
		return f.count, nil
	default:
		v, _ := p.shape.node.leafValue(e.walk(p.shape.ref))
		return v, nil
	}
	return e.computed(p).result()
}

func (c cached) result() (any, error) { return c.value, c.err }

func (e *evaluator) computed(p *program) cached {
	serial := e.frames[p.level].serial
	if c := e.cache[p.id]; c.known && c.serial == serial {
		return c
	}
	c := cached{serial: serial, known: true}
	c.value, c.err = e.run(p)
	e.cache[p.id] = c
	return c
}

func (e *evaluator) run(p *program) (any, error) {
	if e.depth == len(e.vms) {
		e.vms = append(e.vms, &vm.VM{MemoryBudget: maxMemory})
	}
	env := e.env(len(e.frames) - 1)
	purse := env.Elem().Field(0).Interface().(*budget)
	left := purse.steps
	purse.steps = maxSteps
	e.depth++
	v, err := e.vms[e.depth-1].Run(p.code, env.Interface())
	e.depth--
	purse.steps = left
	if err != nil {
		_, why := translate(err)
		return nil, fmt.Errorf("%s", why)
	}
	return v, nil
}

// walk follows a path from the item of its level.
func (e *evaluator) walk(at ref) reflect.Value {
	v := e.frames[at.level].origin
	for _, f := range at.path {
		v = f.get(v)
	}
	return v
}

// env is the environment of a level with the items of all levels set.
func (e *evaluator) env(level int) reflect.Value {
	f := &e.frames[level]
	if f.fresh && f.env.IsValid() {
		return f.env
	}
	if !f.env.IsValid() {
		f.env = reflect.New(f.scope.env)
		f.env.Elem().Field(0).Set(reflect.ValueOf(&budget{evaluator: e}))
		for outer := range level {
			e.set(f.env, outer)
		}
	}
	e.set(f.env, level)
	f.fresh = true
	return f.env
}

func (e *evaluator) set(env reflect.Value, level int) {
	f := &e.frames[level]
	if !f.shadow.IsValid() {
		f.shadow = f.scope.item.cast(f.origin, &e.caster)
	}
	at := 1 + 3*level
	if f.shadow.IsValid() && f.shadow.Type().AssignableTo(env.Elem().Field(at).Type()) {
		env.Elem().Field(at).Set(f.shadow)
	}
	env.Elem().Field(at + 1).SetInt(int64(f.index))
	env.Elem().Field(at + 2).SetInt(int64(f.count))
}

// items lists what a repetition runs over: origins for a plain path, shadows
// for a computed list.
func (e *evaluator) items(p *program) (v reflect.Value, computed bool, err error) {
	if p.code == nil {
		return indirect(e.walk(p.shape.ref)), false, nil
	}
	result, err := e.computed(p).result()
	if err != nil {
		return reflect.Value{}, true, err
	}
	v = indirect(reflect.ValueOf(result))
	if v.IsValid() && v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		return v, true, fmt.Errorf("结果不是列表，不能用来重复")
	}
	return v, true, nil
}

// holds evaluates a condition: a text or a list holds when it is not empty, a
// number when it is not zero, a date when there is one.
func (e *evaluator) holds(p *program) (bool, error) {
	if p.code == nil && p.shape.node != nil && p.shape.node.kind == list {
		v := indirect(e.walk(p.shape.ref))
		return v.IsValid() && v.Len() > 0, nil
	}
	v, err := e.value(p)
	if err != nil {
		return false, err
	}
	switch r := reflect.ValueOf(v); {
	case !r.IsValid():
		return false, nil
	case r.Kind() == reflect.Bool:
		return r.Bool(), nil
	case isNumber(r.Kind()):
		return !r.IsZero(), nil
	case r.Kind() == reflect.Slice:
		return r.Len() > 0, nil
	}
	s, err := canonical(v)
	return s != "", err
}
