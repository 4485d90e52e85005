package ledger

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// sniff says by the first bytes what a file is that is no .xlsx, whatever its
// name; nil for a zip archive.
func sniff(data []byte) error {
	switch {
	case len(data) == 0:
		return fail("F106", "请确认文件已从云盘下载完成，或者重新拷贝。", "文件为空（0字节），或者尚未从云盘下载。")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return nil
	case bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}):
		return compound(data)
	}
	for _, m := range foreign {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return unsupported(m.name)
		}
	}
	return sniffText(data)
}

// foreign are other formats by their first bytes; a name that begins with a
// Latin letter stands off from the Chinese before it.
var foreign = []struct{ magic, name string }{
	{"%PDF", " PDF 文件"}, {"\x89PNG", "图片"}, {"\xFF\xD8\xFF", "图片"}, {"GIF8", "图片"}, {"BM", "图片"}, {"RIFF", "图片"},
	{"Rar!", " RAR 压缩包"}, {"7z\xBC\xAF", " 7z 压缩包"}, {"\x1F\x8B", " gz 压缩包"}, {"{\\rtf", " RTF 文档"},
}

func unsupported(name string) error {
	return fail("F109", "台账请用 .xlsx 工作簿；扫描件和 PDF 需先录入表格。", "这是%s，不是 Excel 工作簿，不能作为台账读取。", name)
}

// compound tells the OLE files apart by the names of their streams.
func compound(data []byte) error {
	has := func(stream string) bool { return bytes.Contains(data, wide(stream)) }
	switch {
	case has("EncryptedPackage"):
		return fail("F102", "请取消打开密码后另存；不要把密码写进配置。", "工作簿设有打开密码，无法读取。")
	case has("WordDocument"):
		return fail("F110", "请确认选对了文件。", "这是 Word 文件，只是改了扩展名。")
	case has("Workbook"), has("Book"):
		return fail("F101", saveXLSX, "这是旧版 .xls 或 WPS .et 格式，只是改了扩展名。")
	}
	return unsupported("旧版 Office 文件")
}

func wide(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// sniffText looks at no more than the beginning: enough to know a web page or a
// CSV from encrypted bytes.
func sniffText(data []byte) error {
	head := data[:min(len(data), 4096)]
	if len(bytes.Trim(head, "\x00")) == 0 {
		return fail("F106", "请确认文件已从云盘下载完成，或者重新拷贝。", "文件里全是空字节，没有下载完整或者没有拷贝完整。")
	}
	words := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")))
	for _, mark := range []string{"<html", "<!doctype", "<table", "<?xml", "<meta", "<head", "mime-version"} {
		if strings.HasPrefix(words, mark) {
			return fail("F104", saveXLSX, "这是网页或系统导出的文本表格，不是真正的 Excel 工作簿。")
		}
	}
	if encoding := plainText(head); encoding != "" {
		return fail("F103", saveXLSX, "这是文本表格（CSV，编码 %s），不是 Excel 工作簿。", encoding)
	}
	return fail("F122", "请先在本单位的加密软件中解密，再放入台账目录。", "文件头无法识别，可能已损坏，或者被单位的加密软件加密。")
}

// plainText names the encoding of text without control characters, or nothing.
func plainText(head []byte) string {
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		return "UTF-16"
	}
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\r' && b != '\n' {
			return ""
		}
	}
	whole := head
	for range 3 { // the cut may have gone through a character
		if utf8.Valid(whole) || len(whole) == 0 {
			break
		}
		whole = whole[:len(whole)-1]
	}
	if utf8.Valid(whole) {
		return "UTF-8"
	}
	text, err := simplifiedchinese.GBK.NewDecoder().Bytes(head)
	if err == nil && bytes.Count(text, []byte("\uFFFD")) <= 1 {
		return "GBK"
	}
	return ""
}
