package fill

import (
	"fmt"
	"io/fs"
	"maps"
	"reflect"

	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
)

// Functions that only rewritten expressions call; no template can write them.
const (
	divideFunc  = "§除"
	compareFunc = "§比"
	spendFunc   = "§计"
	hoistedFunc = "§先"
)

// budget is what one evaluation may still spend, and whose it is.
type budget struct {
	steps     int
	evaluator *evaluator
}

// maxSteps bounds the passes of predicates inside predicates in one evaluation,
// maxMemory the items that one evaluation may collect.
const (
	maxSteps  = 5_000_000
	maxMemory = 5_000_000
)

var errLong = fmt.Errorf("计算量过大，已停止")

// library is the closed set of functions, ready for the compiler.
func library(fns Functions, files fs.FS) (map[string]*builtin.Function, map[string]bool, error) {
	lib := map[string]*builtin.Function{
		divideFunc:  {Name: divideFunc, Func: divide, Types: []reflect.Type{reflect.TypeFor[func(float64, float64) float64]()}},
		compareFunc: {Name: compareFunc, Func: compareDates, Validate: comparable},
		spendFunc:   {Name: spendFunc, Func: spendStep, Validate: func(a []reflect.Type) (reflect.Type, error) { return a[1], nil }},
		hoistedFunc: {Name: hoistedFunc, Func: callHoisted},
		sumFunc:     {Name: sumFunc, Func: sumNumbers, Validate: sumType},
		sortFunc:    {Name: sortFunc, Func: sortItems, Validate: sortType},
	}
	names := map[string]bool{}
	fns = maps.Clone(fns)
	if fns == nil {
		fns = Functions{}
	}
	fns[pictureFunc] = pictures(files)
	fns[chartFunc], fns[seriesFunc] = newChart, newSeries
	for name, fn := range fns {
		v := reflect.ValueOf(fn)
		if v.Kind() != reflect.Func || v.Type().NumOut() == 0 || v.Type().NumOut() > 2 {
			return nil, nil, fmt.Errorf("“%s”不是返回一个值的函数", name)
		}
		lib[name] = &builtin.Function{Name: name, Func: caller(v), Validate: signature(name, v.Type())}
		names[name] = true
	}
	return lib, names, nil
}

// signature checks the arguments of a function, as lenient as argument is.
func signature(name string, t reflect.Type) func([]reflect.Type) (reflect.Type, error) {
	return func(args []reflect.Type) (reflect.Type, error) {
		least := t.NumIn()
		if t.IsVariadic() {
			least--
		}
		switch {
		case len(args) < least:
			return nil, fmt.Errorf("not enough arguments to call %s", name)
		case len(args) > t.NumIn() && !t.IsVariadic():
			return nil, fmt.Errorf("too many arguments to call %s", name)
		}
		for i, a := range args {
			if want := parameter(t, i); !accepts(want, a) {
				return nil, fmt.Errorf("cannot use %s as argument (type %s) to call %s", a, want, name)
			}
		}
		return t.Out(0), nil
	}
}

func accepts(want, a reflect.Type) bool {
	switch {
	case a == nil || a.Kind() == reflect.Interface || a.AssignableTo(want):
		return true
	case want.Kind() == reflect.Float64:
		return isNumber(a.Kind())
	case isNumber(want.Kind()) && isNumber(a.Kind()):
		return a.Kind() != reflect.Float64
	}
	return a.Kind() == reflect.Slice && want.Kind() == reflect.Slice && accepts(want.Elem(), a.Elem())
}

func install(c *conf.Config, lib map[string]*builtin.Function) {
	for name, f := range lib {
		c.Functions[name] = f
	}
	for name := range c.Builtins {
		if _, ok := builtins[name]; !ok {
			c.Disabled[name] = true
			delete(c.Builtins, name)
		}
	}
}

func divide(args ...any) (any, error) {
	a, okA := castLeaf(args[0], reflect.TypeFor[float64]())
	b, okB := castLeaf(args[1], reflect.TypeFor[float64]())
	switch {
	case !okA || !okB:
		return nil, fmt.Errorf("只有数才能相除")
	case b.Float() == 0:
		return nil, fmt.Errorf("除数为零")
	}
	return a.Float() / b.Float(), nil
}

// comparable accepts two values of one type that has a method Compare.
func comparable(args []reflect.Type) (reflect.Type, error) {
	for _, t := range args {
		if t.Kind() == reflect.Interface {
			continue
		}
		m, ok := t.MethodByName("Compare")
		if !ok || m.Type.NumIn() != 2 || m.Type.In(1) != t || m.Type.NumOut() != 1 || m.Type.Out(0).Kind() != reflect.Int {
			return nil, fmt.Errorf("日期只能与日期比较大小")
		}
	}
	return reflect.TypeFor[int](), nil
}

func compareDates(args ...any) (any, error) {
	a, b := reflect.ValueOf(args[0]), reflect.ValueOf(args[1])
	if !a.IsValid() || !b.IsValid() || a.Type() != b.Type() {
		return nil, fmt.Errorf("日期只能与日期比较大小")
	}
	if _, err := comparable([]reflect.Type{a.Type()}); err != nil {
		return nil, err
	}
	return int(a.MethodByName("Compare").Call([]reflect.Value{b})[0].Int()), nil
}

func spendStep(args ...any) (any, error) {
	b := args[0].(*budget)
	if b.steps--; b.steps < 0 {
		return nil, errLong
	}
	return args[1], nil
}

// caller adapts a Go func: nil becomes the zero value, numbers and lists are
// converted to what it takes.
func caller(fn reflect.Value) func(...any) (any, error) {
	t := fn.Type()
	return func(args ...any) (any, error) {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			want := parameter(t, i)
			v, err := argument(a, want)
			if err != nil {
				return nil, err
			}
			in[i] = v
		}
		out := fn.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			return nil, out[1].Interface().(error)
		}
		return out[0].Interface(), nil
	}
}

func parameter(t reflect.Type, i int) reflect.Type {
	if t.IsVariadic() && i >= t.NumIn()-1 {
		return t.In(t.NumIn() - 1).Elem()
	}
	return t.In(i)
}

func argument(a any, want reflect.Type) (reflect.Value, error) {
	v := reflect.ValueOf(a)
	switch {
	case !v.IsValid():
		return reflect.Zero(want), nil
	case v.Type().AssignableTo(want):
		return v, nil
	case isNumber(v.Kind()) && isNumber(want.Kind()):
		return v.Convert(want), nil
	case v.Kind() == reflect.Slice && want.Kind() == reflect.Slice:
		return listArgument(v, want)
	}
	return v, fmt.Errorf("函数的参数应为%s", kindOf(want))
}

func listArgument(v reflect.Value, want reflect.Type) (reflect.Value, error) {
	out := reflect.MakeSlice(want, v.Len(), v.Len())
	for i := range v.Len() {
		x, err := argument(v.Index(i).Interface(), want.Elem())
		if err != nil {
			return x, err
		}
		out.Index(i).Set(x)
	}
	return out, nil
}

// kindOf is what a clerk calls a Go type.
func kindOf(t reflect.Type) kind {
	switch {
	case t == pictureType:
		return drawing
	case t == chartType:
		return diagram
	case t.Implements(stringerType):
		return printed
	case t.Kind() == reflect.Slice:
		return list
	case t.Kind() == reflect.Struct || t.Kind() == reflect.Pointer:
		return record
	}
	if n := plainNode(t); n != nil {
		return n.kind
	}
	return anything
}
