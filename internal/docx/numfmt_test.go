package docx

import "testing"

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{
		{7, "decimal", "7"}, {7, "decimalZero", "07"}, {17, "decimalZero", "17"}, {12, "decimalFullWidth", "１２"},
		{10, "chineseCounting", "十"}, {11, "chineseCountingThousand", "十一"}, {20, "japaneseCounting", "二十"},
		{101, "chineseCounting", "一百零一"}, {110, "chineseCounting", "一百一十"}, {1001, "chineseCounting", "一千零一"},
		{10, "chineseLegalSimplified", "壹拾"}, {105, "ideographDigital", "一〇五"},
		{3, "decimalEnclosedCircle", "③"}, {21, "decimalEnclosedCircle", "21"}, {10, "ideographTraditional", "癸"},
		{27, "lowerLetter", "aa"}, {2, "upperLetter", "B"}, {1994, "upperRoman", "MCMXCIV"}, {4, "lowerRoman", "iv"}, {3, "none", ""},
	} {
		if got, ok := number(c.n, c.format); !ok || got != c.want {
			t.Errorf("%d %s：得 %q，应为 %q", c.n, c.format, got, c.want)
		}
	}
	if _, ok := number(1, "hebrew1"); ok {
		t.Error("不认识的格式没有报告")
	}
}
