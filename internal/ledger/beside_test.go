package ledger_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhenggai/internal/ledger"
)

// owner is the owner file that Excel writes: 165 bytes, the name in the code page
// of a Chinese Windows, and in UTF-16; one of them may be missing.
func owner(narrow, wide string) []byte {
	out := bytes.Repeat([]byte{' '}, 55)
	name, _ := simplifiedchinese.GBK.NewEncoder().String(narrow)
	out[0] = byte(len(name))
	copy(out[1:], name)
	units := utf16.Encode([]rune(wide))
	out = binary.LittleEndian.AppendUint16(out, uint16(len(units)))
	for _, u := range units {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	for len(out) < 165 {
		out = append(out, ' ', 0)
	}
	return out[:165]
}

// TestLockNames: who has a workbook open, as the programs write it.
func TestLockNames(t *testing.T) {
	good := sheetWith(t, rowsOf(`<row r="1"><c><v>1</v></c></row>`))
	const excel, wps, libre = "~$台账.xlsx", ".~台账.xlsx", ".~lock.台账.xlsx#"
	for _, c := range []struct {
		lock string
		data []byte
		want string
	}{
		{excel, owner("赵甲", "赵甲"), "被“赵甲”打开"},
		{excel, owner("Zhao Jia", "Zhao Jia"), "被“Zhao Jia”打开"},
		{excel, owner("??", "𠮷甲"), "被“𠮷甲”打开"},
		{excel, owner("钱乙", ""), "被“钱乙”打开"},
		{excel, owner("钱乙", "")[:55], "被“钱乙”打开"},
		{excel, owner("", strings.Repeat("长", 52)), "被“" + strings.Repeat("长", 39) + "…”打开"},
		{excel, owner("\x01\x02", "\x01\x02"), "被打开"},
		{excel, owner("", ""), "被打开"},
		{excel, bytes.Repeat([]byte{0xFF}, 165), "被打开"},
		{excel, []byte{9, 'a'}, "被打开"},
		{wps, nil, "被打开"},
		{wps, owner("孙丙", "孙丙"), "被“孙丙”打开"},
		{libre, []byte("李丁,li,PC-1,27.11.2026 09:00,file:///C:/Users/li/4;"), "被“李丁”打开"},
		{libre, []byte(",li,PC-1,27.11.2026 09:00,file:///C:/Users/li/4;"), "被“li”打开"},
		{libre, []byte(`Li\, Ding\;,li,PC-1,27.11.2026 09:00,file:///C:/;`), "被“Li， Ding；”打开"},
		{libre, nil, "被打开"},
	} {
		dir := t.TempDir()
		check(t, os.WriteFile(filepath.Join(dir, "台账.xlsx"), good, 0o600))
		check(t, os.WriteFile(filepath.Join(dir, c.lock), c.data, 0o600))
		_, ps := ledger.ReadFile(filepath.Join(dir, "台账.xlsx"))
		if want := "台账正" + c.want + "（有锁文件“" + c.lock + "”）"; len(ps) != 1 || !strings.HasPrefix(ps[0].Text, want) {
			t.Errorf("%q: got %v, want %s", c.data, ps, want)
		}
	}
}

// TestBeside: what is said of a workbook by its name and by what stands beside it.
func TestBeside(t *testing.T) {
	good := sheetWith(t, rowsOf(`<row r="1"><c><v>1</v></c></row>`))
	const reading = "读取的是上次保存的内容。\n    → 请保存并关闭台账后再运行；没有人打开的，可以删去这个锁文件。"
	for _, c := range []struct {
		name, lock string
		data       []byte
		want       string
	}{
		{"台账.xlsx", "", nil, ""},
		{"台账.xlsx", "~$台账.xlsx", owner("赵甲", "赵甲"), "提示 F107 [台账.xlsx] 台账正被“赵甲”打开（有锁文件“~$台账.xlsx”），" + reading},
		{"台账.xlsx", ".~台账.xlsx", []byte("WPS"), "提示 F107 [台账.xlsx] 台账正被打开（有锁文件“.~台账.xlsx”），" + reading},
		{"台账.xlsx", ".~lock.台账.xlsx#", []byte(",qian,PC-1,27.11.2026 09:00,file:///C:/;"), "提示 F107 [台账.xlsx] 台账正被“qian”打开（有锁文件“.~lock.台账.xlsx#”），" + reading},
		{"~$台账.xlsx", "", nil, "提示 F107 [~$台账.xlsx] 已跳过临时文件，说明有人正在打开该台账。\n    → 请关闭正在编辑的台账后再运行，以免读到未保存的内容。"},
		{"台账\u200b.xlsx", "", nil, "警告 F120 [台账\u200b.xlsx] 文件名含有看不见的字符，换一台电脑可能打不开。\n    → 请改名，或者移到较浅的文件夹。"},
		{"台账 .xlsx", "", nil, "警告 F120 [台账 .xlsx] 文件名首尾有空格，换一台电脑可能打不开。\n    → 请改名，或者移到较浅的文件夹。"},
		{"台账：\"终\".xlsx", "", nil, "警告 F120 [台账：\"终\".xlsx] 文件名含有 Windows 不能用的字符（\\ : * ? \" < > |），换一台电脑可能打不开。\n    → 请改名，或者移到较浅的文件夹。"},
	} {
		dir := t.TempDir()
		check(t, os.WriteFile(filepath.Join(dir, c.name), good, 0o600))
		if c.lock != "" {
			check(t, os.WriteFile(filepath.Join(dir, c.lock), c.data, 0o600))
		}
		b, ps := ledger.ReadFile(filepath.Join(dir, c.name))
		if got := fmt.Sprint(ps); ps != nil && ps[0].String() != c.want || ps == nil && c.want != "" || len(ps) > 1 {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		if (b == nil) != strings.HasPrefix(c.name, "~$") {
			t.Errorf("%s: book %v", c.name, b)
		}
	}
}

// TestLocked: a workbook that cannot be read because somebody has it open.
func TestLocked(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "台账.xlsx")
	check(t, os.Mkdir(file, 0o700)) // what no program can read
	for _, want := range []string{
		"错误 F121 [台账.xlsx] 这是一个文件夹，不是台账。\n    → 请把这个文件夹移走或者改名。",
		"错误 F116 [台账.xlsx] 台账正被“钱乙”打开（有锁文件“~$台账.xlsx”），无法读取。\n    → 请关闭台账后重新运行。",
	} {
		if _, ps := ledger.ReadFile(file); len(ps) != 1 || ps[0].String() != want {
			t.Errorf("got  %v\nwant %s", ps, want)
		}
		check(t, os.WriteFile(filepath.Join(dir, "~$台账.xlsx"), owner("钱乙", "钱乙"), 0o600))
	}
}

// TestNotes: 批注 are known by their cells.
func TestNotes(t *testing.T) {
	text := fmt.Sprintf(around, rowsOf(`<row r="2"><c><v>1</v></c></row>`)) + `
-- xl/worksheets/_rels/sheet1.xml.rels --
<Relationships xmlns="r"><Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>
-- xl/comments1.xml --
<comments><authors><author>钱乙</author></authors><commentList><comment ref="A1" authorId="0"><text><t>填写说明</t></text></comment><comment ref="B2" authorId="0"><text><t>再核</t></text></comment></commentList></comments>
`
	b, ps := ledger.Open("a.xlsx", zipped(t, text))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if got := fmt.Sprint(b.Sheets[0].Notes); got != "[{1 1 1 1} {2 2 2 2}]" {
		t.Error(got)
	}
}
