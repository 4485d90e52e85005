package ledger

import (
	"errors"
	"fmt"

	"zhenggai/internal/source"
)

// fault is a Problem on its way up as an error.
type fault struct{ source.Problem }

func (f *fault) Error() string { return f.Code + " " + f.Text }

func fail(code, hint, format string, args ...any) error {
	return &fault{source.Problem{Code: code, Text: fmt.Sprintf(format, args...), Hint: hint}}
}

// problem gives an error its place; what is not a fault is a broken file.
func problem(err error, name, sheet string) source.Problem {
	var f *fault
	if !errors.As(err, &f) {
		errors.As(broken(), &f)
	}
	p := f.Problem
	p.At.File = name
	if p.At.Sheet == "" {
		p.At.Sheet = sheet
	}
	return p
}

const (
	copyAgain = "请重新拷贝一份完整的文件；如果原文件也打不开，请用 Excel 或 WPS 修复后另存。"
	saveAgain = "请用 Excel 或 WPS 打开，选择修复，检查内容无缺后另存为“Excel 工作簿（.xlsx）”。"
	saveXLSX  = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”。"
)

func broken() error {
	return fail("F105", copyAgain, "文件不完整，压缩目录缺失或损坏，可能在传输中中断。")
}
