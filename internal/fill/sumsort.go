package fill

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
)

// Sums and sorting are ours and not the library's: a sum of decimals must be
// exact to the last digit that is printed, and dates must sort.
const (
	sumFunc  = "§和"
	sortFunc = "§排"
)

// overList puts a call of one of our functions in the place of a list function:
// sortBy(l, .x) becomes let § = l; §排(§, map(§, .x)).
func (r *resolver) overList(n *ast.Node, x *ast.BuiltinNode, name string) {
	list := fmt.Sprintf("§列%d", r.lists)
	r.lists++
	args := []ast.Node{identifier(list)}
	if len(x.Arguments) > 1 {
		args = append(args, &ast.BuiltinNode{Name: "map", Arguments: []ast.Node{identifier(list), x.Arguments[1]}})
		args = append(args, x.Arguments[2:]...)
	}
	call := &ast.CallNode{Callee: identifier(name), Arguments: args}
	ast.Patch(n, &ast.VariableDeclaratorNode{Name: list, Value: x.Arguments[0], Expr: call})
}

// sumType is whole for whole numbers, and refuses what cannot be added.
func sumType(args []reflect.Type) (reflect.Type, error) {
	t := args[len(args)-1]
	if t.Kind() != reflect.Slice {
		return anyType, nil
	}
	switch k := t.Elem().Kind(); {
	case k == reflect.Interface:
		return anyType, nil
	case k == reflect.Float64:
		return reflect.TypeFor[float64](), nil
	case isNumber(k):
		return reflect.TypeFor[int](), nil
	}
	return nil, fmt.Errorf("invalid argument for 合计 (type %s)", t.Elem())
}

// adder adds with compensation (Neumaier), so that the sum is exact to the digits
// that are printed.
type adder struct {
	whole     int
	sum, lost float64
	decimal   bool
}

func (a *adder) add(y float64) {
	next := a.sum + y
	if math.Abs(a.sum) >= math.Abs(y) {
		a.lost += (a.sum - next) + y
	} else {
		a.lost += (y - next) + a.sum
	}
	a.sum, a.decimal = next, true
}

// sumNumbers adds a list; nothing counts as zero.
func sumNumbers(args ...any) (any, error) {
	v := reflect.ValueOf(args[len(args)-1])
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("合计要用列表")
	}
	a := adder{decimal: v.Type().Elem().Kind() == reflect.Float64}
	for i := range v.Len() {
		switch x := indirect(v.Index(i)); {
		case !x.IsValid():
		case x.CanInt():
			a.whole += int(x.Int())
		case x.CanUint():
			a.whole += int(x.Uint())
		case x.CanFloat():
			a.add(x.Float())
		default:
			return nil, fmt.Errorf("合计的列里有不是数的内容")
		}
	}
	if a.decimal {
		return a.sum + a.lost + float64(a.whole), nil
	}
	return a.whole, nil
}

func sortType(args []reflect.Type) (reflect.Type, error) { return args[0], nil }

// sortItems sorts a list by keys, equal ones in their order; nothing comes first.
func sortItems(args ...any) (any, error) {
	list, keys := reflect.ValueOf(args[0]), reflect.ValueOf(args[1])
	down, err := isDescending(args[2:])
	if err != nil || list.Kind() != reflect.Slice {
		return args[0], err
	}
	order := make([]int, list.Len())
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		c, bad := compareKeys(keys.Index(a).Interface(), keys.Index(b).Interface())
		err = cmp.Or(err, bad)
		if down {
			return -c
		}
		return c
	})
	out := reflect.MakeSlice(list.Type(), 0, list.Len())
	for _, i := range order {
		out = reflect.Append(out, list.Index(i))
	}
	return out.Interface(), err
}

func isDescending(order []any) (bool, error) {
	if len(order) == 0 {
		return false, nil
	}
	switch order[0] {
	case "desc", "降序":
		return true, nil
	case "asc", "升序":
		return false, nil
	}
	return false, fmt.Errorf("排序的次序应为“升序”或“降序”")
}

func compareKeys(a, b any) (int, error) {
	v, w := reflect.ValueOf(a), reflect.ValueOf(b)
	switch {
	case !v.IsValid() || !w.IsValid():
		return cmp.Compare(truthy(v.IsValid()), truthy(w.IsValid())), nil
	case v.Kind() == reflect.String && w.Kind() == reflect.String:
		return strings.Compare(v.String(), w.String()), nil
	case isNumber(v.Kind()) && isNumber(w.Kind()):
		return cmp.Compare(toFloat(v), toFloat(w)), nil
	case v.Kind() == reflect.Bool && w.Kind() == reflect.Bool:
		return cmp.Compare(truthy(v.Bool()), truthy(w.Bool())), nil
	}
	c, err := compareDates(a, b)
	if err != nil {
		return 0, fmt.Errorf("排序的依据应同为文字、数或日期")
	}
	return c.(int), nil
}

func truthy(b bool) int {
	if b {
		return 1
	}
	return 0
}

func toFloat(v reflect.Value) float64 { return v.Convert(reflect.TypeFor[float64]()).Float() }
