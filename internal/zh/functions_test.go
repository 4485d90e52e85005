package zh

import (
	"fmt"
	"reflect"
	"testing"
)

// call calls a function of the set as a template does.
func call(name string, args ...any) string {
	fn := reflect.ValueOf(Functions()[name])
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		in[i] = reflect.ValueOf(a)
	}
	out := fn.Call(in)
	if len(out) == 2 && !out[1].IsNil() {
		return "！" + fmt.Sprint(out[1])
	}
	return fmt.Sprint(out[0])
}

func TestFunctions(t *testing.T) {
	day := Date{2026, 3, 31}
	list := []any{"学习", "", Date{2026, 9, 0}, 3, 0.5}
	for _, c := range []struct {
		name string
		args []any
		want string
	}{
		{"年月日", []any{day}, "2026年3月31日"},
		{"年月日", []any{"2026-3-31"}, "2026年3月31日"},
		{"年月日", []any{"月底"}, "！“月底”不是日期"},
		{"年月日", []any{""}, ""},
		{"月日", []any{day}, "3月31日"},
		{"年月", []any{day}, "2026年3月"},
		{"中文日期", []any{day}, "二〇二六年三月三十一日"},
		{"中文日期", []any{Date{2010, 10, 0}}, "二〇一〇年十月"},
		{"短日期", []any{day}, "2026-03-31"},
		{"短日期", []any{Date{2026, 9, 0}}, "2026-09"},
		{"相隔天数", []any{day, "2026年4月7日"}, "7"},
		{"相隔天数", []any{day, ""}, "！缺少日期，算不出相隔天数"},
		{"中文数字", []any{105.0}, "一百零五"},
		{"中文数字", []any{1.5}, "！1.5不是可以写成中文数字的整数"},
		{"百分比", []any{688.0, 697.0}, "98.71%"},
		{"百分比", []any{1.0, 3.0, 0}, "33%"},
		{"百分比", []any{0.1, 0.3, 1}, "33.3%"},
		{"百分比", []any{1.0, 0.0}, "—"},
		{"百分比", []any{1.0, 3.0, 99}, "！小数位数应为0至10"},
		{"万元", []any{12345678.9}, "1234.57"},
		{"万元", []any{500000.0}, "50"},
		{"万元", []any{-10.0, 1}, "0"},
		{"小数", []any{2.345, 2}, "2.35"},
		{"小数", []any{3.0, 1}, "3.0"},
		{"千分位", []any{-1234567.891, 2}, "-1,234,567.89"},
		{"千分位", []any{123.0, 0}, "123"},
		{"连接", []any{list}, "学习、2026年9月、3、0.5"},
		{"连接", []any{list, "；"}, "学习；2026年9月；3；0.5"},
		{"连接", []any{[]any{[]int{1}}}, "！列表里的项不是文字、数或日期"},
		{"列举", []any{[]any{"开展学习", "建立制度。"}}, "一是开展学习。二是建立制度。"},
		{"加序号", []any{[]any{"甲", "乙"}, "（一）"}, "[（一）甲 （二）乙]"},
		{"加序号", []any{[]any{"甲", "乙"}, "①"}, "[①甲 ②乙]"},
		{"加序号", []any{[]any{"甲"}, "A."}, "！序号的样式“A.”不存在，可以是：一、 （一） 1. （1） 一是 ①"},
	} {
		if got := call(c.name, c.args...); got != c.want {
			t.Errorf("%s%v = %s, want %s", c.name, c.args, got, c.want)
		}
	}
}

func TestCapital(t *testing.T) {
	for yuan, want := range map[float64]string{
		0: "零元整", 1409.5: "壹仟肆佰零玖元伍角整", 6007.14: "陆仟零柒元壹角肆分", 1680.32: "壹仟陆佰捌拾元零叁角贰分",
		107000.53: "壹拾万柒仟元零伍角叁分", 16409.02: "壹万陆仟肆佰零玖元零贰分", 325.04: "叁佰贰拾伍元零肆分", 10: "壹拾元整",
		0.5: "伍角整", 0.05: "伍分", 0.1 + 0.2: "叁角整", 100000000: "壹亿元整", 100010000: "壹亿零壹万元整", 20000000000: "贰佰亿元整",
		1000000000001: "壹万亿零壹元整", 1000200000000: "壹万零贰亿元整", -8.8: "负捌元捌角整", 2.675: "贰元陆角捌分", 10100: "壹万零壹佰元整",
	} {
		if got, err := Capital(yuan); got != want || err != nil {
			t.Errorf("Capital(%v) = %s, %v, want %s", yuan, got, err, want)
		}
	}
	if _, err := Capital(1e17); err == nil {
		t.Error("1e17 has no name")
	}
}
