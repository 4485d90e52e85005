package build

import (
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
)

// A signature is told of exactly when its page has no text: 22 lines make a
// page, and a signature takes a blank line, its own and the date's.
func TestLonelySignature(t *testing.T) {
	press, err := NewPress([]string{"../../templates/fonts"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const second, third = "警告 Y222 [报告.docx] 署名和日期单独成页：第2页没有正文。", "警告 Y222 [报告.docx] 署名和日期单独成页：第3页没有正文。"
	for _, c := range []struct {
		lines       int
		after, want string
	}{
		{5, "", ""}, {19, "", ""}, {23, "", ""}, {22, "", second}, {44, "", third},
		{22, "（此件不公开）\n[[版记]]\n| 办公室\n", second},
		{22, "@landscape\n<< 附件\n= 清单\n", second}, {19, "@landscape\n<< 附件\n= 清单\n", ""},
	} {
		data, err := recipe.Build(strings.Repeat("正文一行。\n", c.lines)+">> 青禾区档案馆\n> 2026年1月15日\n"+c.after, recipe.Options{})
		if err != nil {
			t.Fatal(err)
		}
		f, err := docx.Open("报告.docx", data)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range press.Print("报告", f, OwnLayout).Problems {
			if p.Code == "Y222" {
				got, _, _ = strings.Cut(p.String(), "\n")
			}
		}
		if got != c.want {
			t.Errorf("%d lines %q: got %q, want %q", c.lines, c.after, got, c.want)
		}
	}
}
