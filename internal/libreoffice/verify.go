package libreoffice

import (
	"bytes"
	"fmt"
	"io"
	"unicode"

	"github.com/ledongthuc/pdf"
)

// verify reads a PDF and asks that it has pages and every letter of a text, as
// often as the text has it. Marks and digits are not counted: fields print them
// anew on every page.
func verify(data []byte, text string) (pages int, err error) {
	shown, pages, err := read(data)
	if err != nil || pages == 0 {
		return 0, &Error{"LibreOffice 写出的 PDF 读不出来，或者一页也没有。", "请再运行一次；仍不行的，换一个版本的 LibreOffice" + ownLayout + "。"}
	}
	left := map[rune]int{}
	for _, r := range shown {
		left[r]++
	}
	for _, r := range text {
		if left[r]--; unicode.IsLetter(r) && left[r] < 0 {
			return 0, &Error{fmt.Sprintf("LibreOffice 排出的 PDF 比 docx 少了文字“%c”。", r),
				"请检查 docx 中有没有放不下或者被遮住的内容；没有的，换一个版本的 LibreOffice" + ownLayout + "。"}
		}
	}
	return pages, nil
}

// read takes the text out of a PDF; the library panics on some broken files.
func read(data []byte) (text string, pages int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	f, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", 0, err
	}
	plain, err := f.GetPlainText()
	if err != nil {
		return "", 0, err
	}
	all, err := io.ReadAll(plain)
	return string(all), f.NumPage(), err
}
