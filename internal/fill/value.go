package fill

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// canonical writes a value as papers do: a number without an exponent and without
// the noise of binary fractions, a bool as 是 or 否, anything else by its String
// method. A value that papers cannot show is an error in Chinese.
func canonical(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return lines(v), nil
	case *picture:
		if v == nil {
			return "", nil
		}
		return "", fmt.Errorf("图片要单独写成一个标签")
	case *chart:
		if v == nil {
			return "", nil
		}
		return "", fmt.Errorf("图表要单独写成一个标签")
	case int:
		return strconv.Itoa(v), nil
	case float64:
		return number(v)
	case bool:
		return map[bool]string{true: "是", false: "否"}[v], nil
	case fmt.Stringer:
		return lines(v.String()), nil
	}
	switch r := reflect.ValueOf(v); {
	case r.CanInt():
		return strconv.FormatInt(r.Int(), 10), nil
	case r.CanUint():
		return strconv.FormatUint(r.Uint(), 10), nil
	case r.CanFloat():
		return number(r.Float())
	case r.Kind() == reflect.String:
		return lines(r.String()), nil
	case r.Kind() == reflect.Slice:
		return "", fmt.Errorf("结果是列表，不能直接打印")
	}
	return "", fmt.Errorf("结果不是文字、数或日期，不能直接打印")
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func lines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return lineEnds.Replace(s)
}

// number rounds to the 15 digits that a float64 holds for sure, so that
// 0.1+0.2 is 0.3.
func number(x float64) (string, error) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "", fmt.Errorf("计算结果不是一个有限的数，请检查除数是否为零")
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		return "", fmt.Errorf("计算结果超出范围")
	}
	return strconv.FormatFloat(rounded+0, 'f', -1, 64), nil
}

// leafValue is what stands at a leaf: nil where there is nothing, and for a
// blank cell of a table.
func (n *node) leafValue(v reflect.Value) (any, []source.Pos) {
	if !v.IsValid() {
		return nil, nil
	}
	if t := v.Type(); t == leafType || t == factType || t.Implements(leafType) {
		k := v.Kind()
		if (k == reflect.Pointer || k == reflect.Interface) && v.IsNil() {
			return nil, nil
		}
		if k == reflect.Struct && v.CanAddr() {
			v = v.Addr() // an interface that holds a pointer takes no copy
		}
		l := v.Interface().(source.Leaf)
		from := l.Sources()
		if n.cell && len(from) == 0 {
			return nil, nil
		}
		return l.Value(), from
	}
	if v = indirect(v); !v.IsValid() {
		return nil, nil
	}
	return v.Interface(), nil
}
