package ledger_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
)

// zipped makes an archive of the files of a txtar text.
func zipped(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range txtar.Parse([]byte(text)).Files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(bytes.TrimSpace(f.Data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// around is a minimal workbook; %s stands for the sheet part.
const around = `
-- [Content_Types].xml --
<Types/>
-- _rels/.rels --
<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>
-- xl/workbook.xml --
<workbook xmlns:r="o"><workbookPr/><sheets><sheet name="台账" sheetId="1" r:id="s"/></sheets></workbook>
-- xl/_rels/workbook.xml.rels --
<Relationships xmlns="r"><Relationship Id="s" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="y" Type="x/styles" Target="styles.xml"/></Relationships>
-- xl/sharedStrings.xml --
<sst><si><t>文字</t></si><si><r><t>有</t></r><r><rPr><strike/></rPr><t>删</t></r><rPh><t>拼音</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si></sst>
-- xl/styles.xml --
<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="0&quot;days&quot;"/><numFmt numFmtId="172" formatCode=";;;"/></numFmts><fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="171" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="57" fontId="0"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3" fillId="1"/><xf numFmtId="0" fontId="2" fillId="2"/><xf numFmtId="172" fontId="0"/></cellXfs></styleSheet>
-- xl/worksheets/sheet1.xml --
%s
`

func sheetWith(t testing.TB, sheet string) []byte { return zipped(t, fmt.Sprintf(around, sheet)) }

func rowsOf(cells string) string {
	return `<worksheet><sheetData>` + cells + `</sheetData></worksheet>`
}

func TestCells(t *testing.T) {
	for cells, want := range map[string]string{
		`<c r="A1" t="s"><v>0</v></c>`:                  "A1 text 文字",
		`<c t="s"><v>1</v></c>`:                         "A1 text 有删 struck",
		`<c t="s"><v>2</v></c>`:                         "A1 text a\rb_x000D_",
		`<c s="1"><v>46112</v></c>`:                     "A1 date 2026-03-31",
		`<c s="2"><v>46112.75</v></c>`:                  "A1 date 2026-03-31",
		`<c s="6"><v>46112</v></c>`:                     "A1 date 2026-03-31",
		`<c s="1"><v>60</v></c>`:                        "A1 date 60",
		`<c s="1"><v>59</v></c>`:                        "A1 date 1900-02-28",
		`<c s="3"><v>5</v></c>`:                         "A1 number 5",
		`<c s="4"><v>0.9871</v></c>`:                    "A1 number 99%",
		`<c s="5" t="inlineStr"><is><t>作废</t></is></c>`: "A1 text 作废 struck",
		`<c s="7"><v>1</v></c>`:                         "A1 number 1 unseen",
		`<c s="8"><v>1</v></c>`:                         "A1 number 1 unseen",
		`<c s="9"><v>1</v></c>`:                         "A1 number 1",
		`<c s="10"><v>1</v></c>`:                        "A1 number 1 unseen",
		`<c><v>0.30000000000000004</v></c>`:             "A1 number 0.3",
		`<c><v>1.5E3</v></c>`:                           "A1 number 1500",
		`<c t="b"><v>1</v></c>`:                         "A1 bool TRUE",
		`<c t="e"><v>#REF!</v></c>`:                     "A1 error #REF!",
		`<c><f>SUM(B1)</f><v>3</v></c>`:                 "A1 number 3 formula",
		`<c><f>[1]甲!A1</f><v>3</v></c>`:                 "A1 number 3 formula external",
		`<c><f>TODAY()</f><v>3</v></c>`:                 "A1 number 3 formula volatile",
		`<c t="str"><f>A2</f></c>`:                      "A1 empty  formula",
		`<c t="str"><f>_xlfn.DISPIMG("ID",1)</f><v>=DISPIMG("ID",1)</v></c>`: "A1 image  formula",
		`<c r="B1"><v>1</v></c><c><v>2</v></c>`:                              "B1 number 1|C1 number 2",
		`<c r="A1" s="1"/>`:                                                  "",
	} {
		b, ps := ledger.Open("a.xlsx", sheetWith(t, rowsOf(`<row r="1">`+cells+`</row>`)))
		if len(ps) > 0 {
			t.Errorf("%s: %v", cells, ps)
			continue
		}
		if got := describe(b.Sheets[0]); got != want {
			t.Errorf("%s\n got %q\nwant %q", cells, got, want)
		}
	}
}

func describe(s *ledger.Sheet) string {
	kinds := [...]string{"empty", "text", "number", "date", "bool", "error", "image"}
	var out []string
	for _, r := range s.Rows {
		for c := range r.Cells() {
			d := ledger.Ref(r.Number, int(c.Col)) + " " + kinds[c.Kind] + " " + c.Text()
			for _, f := range []struct {
				flag ledger.Flags
				name string
			}{{ledger.Formula, "formula"}, {ledger.External, "external"}, {ledger.Volatile, "volatile"}, {ledger.Struck, "struck"}, {ledger.Unseen, "unseen"}} {
				if c.Has(f.flag) {
					d += " " + f.name
				}
			}
			out = append(out, d)
		}
	}
	return strings.Join(out, "|")
}

func TestSheetParts(t *testing.T) {
	b, ps := ledger.Open("a.xlsx", sheetWith(t, `<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>
		<row r="2"><c><v>1</v></c></row><row r="3" hidden="1"><c><v>2</v></c></row><row r="4"><c s="1"/></row><row r="9" hidden="true"><c><v>3</v></c></row>
		</sheetData><autoFilter ref="A2:C5"><filterColumn colId="0"/></autoFilter><mergeCells><mergeCell ref="A2:B3"/></mergeCells></worksheet>`))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	s := b.Sheets[0]
	got := fmt.Sprint(len(s.Rows), s.Blank, s.Merges, s.ColumnHidden(1), s.ColumnHidden(3), s.Rows[1].Hidden, s.FilteredOut(3), s.Rows[2].Hidden, s.FilteredOut(9))
	if want := "3 1 [{2 1 3 2}] false true true true true false"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if at := s.Pos(12, 28).String(); at != "a.xlsx!台账!AB12" {
		t.Errorf("place %s", at)
	}
}

func Test1904(t *testing.T) {
	text := strings.Replace(fmt.Sprintf(around, rowsOf(`<row r="1"><c s="1"><v>44650</v></c></row>`)), "<workbookPr/>", `<workbookPr date1904="1"/>`, 1)
	b, ps := ledger.Open("a.xlsx", zipped(t, text))
	if len(ps) > 0 || b.Sheets[0].Rows[0].First().Text() != "2026-03-31" || !b.Date1904 {
		t.Errorf("%v %v", ps, b)
	}
}

// TestRefused: what is not read at all, and what is said of it.
func TestRefused(t *testing.T) {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	sheet := func(s string) string { return string(sheetWith(t, s)) }
	without := func(part string) string {
		a := txtar.Parse([]byte(fmt.Sprintf(around, rowsOf(`<row r="1"><c t="s"><v>0</v></c></row>`))))
		for i, f := range a.Files {
			if f.Name == part {
				a.Files = append(a.Files[:i:i], a.Files[i+1:]...)
				break
			}
		}
		return string(zipped(t, string(txtar.Format(a))))
	}
	for _, c := range []struct{ name, data, want string }{
		{"旧表", ole + wide("Workbook"), "错误 F101 [a.xlsx] 这是旧版 .xls 或 WPS .et 格式，只是改了扩展名。"},
		{"加密", ole + wide("EncryptedPackage"), "错误 F102 [a.xlsx] 工作簿设有打开密码，无法读取。"},
		{"旧Word", ole + wide("WordDocument"), "错误 F110 [a.xlsx] 这是 Word 文件，只是改了扩展名。"},
		{"CSV", "序号,问题\n1,学习", "错误 F103 [a.xlsx] 这是文本表格（CSV，编码 UTF-8），不是 Excel 工作簿。"},
		{"GBK", "\xD0\xF2\xBA\xC5,\xCE\xCA\xCC\xE2", "错误 F103 [a.xlsx] 这是文本表格（CSV，编码 GBK），不是 Excel 工作簿。"},
		{"UTF-16", "\xFF\xFE\x8F\x5E\xF7\x53", "错误 F103 [a.xlsx] 这是文本表格（CSV，编码 UTF-16），不是 Excel 工作簿。"},
		{"空字节", strings.Repeat("\x00", 600), "错误 F106 [a.xlsx] 文件里全是空字节，没有下载完整或者没有拷贝完整。"},
		{"网页", "\xEF\xBB\xBF <HTML><table>", "错误 F104 [a.xlsx] 这是网页或系统导出的文本表格，不是真正的 Excel 工作簿。"},
		{"截断", sheet(rowsOf(""))[:300], "错误 F105 [a.xlsx] 文件不完整，压缩目录缺失或损坏，可能在传输中中断。"},
		{"空", "", "错误 F106 [a.xlsx] 文件为空（0字节），或者尚未从云盘下载。"},
		{"PDF", "%PDF-1.7", "错误 F109 [a.xlsx] 这是 PDF 文件，不是 Excel 工作簿，不能作为台账读取。"},
		{"加密软件", "\x01\x02\x00\xFE\xF0", "错误 F122 [a.xlsx] 文件头无法识别，可能已损坏，或者被单位的加密软件加密。"},
		{"Word", string(zipped(t, "-- _rels/.rels --\n<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>")),
			"错误 F110 [a.xlsx] 这是 Word 文件，只是改了扩展名。"},
		{"压缩包", string(zipped(t, "-- 说明.txt --\n无")), "错误 F109 [a.xlsx] 压缩包里没有工作簿，这不是 Excel 文件。"},
		{"重复", string(zipped(t, "-- a --\n1\n-- A --\n2")), "错误 F112 [a.xlsx] 文件内部结构异常，部件“A”重复。"},
		{"越界", string(zipped(t, "-- ../a --\n1")), "错误 F112 [a.xlsx] 文件内部结构异常，部件名“../a”不合规范。"},
		{"反斜线", string(zipped(t, `-- xl\a --`+"\n1")), `错误 F112 [a.xlsx] 文件内部结构异常，部件名“xl\a”不合规范。`},
		{"DTD", sheet(`<!DOCTYPE x><worksheet/>`), "错误 F113 [a.xlsx!台账] 部件“xl/worksheets/sheet1.xml”含有 DTD 声明，拒绝读取。"},
		{"未闭合", sheet(`<worksheet><sheetData><row r="7"><c><v>1</v></c></row>`),
			"错误 F114 [a.xlsx!台账] 工作表“台账”在第7行附近损坏，其后的内容读不到，已停止读取，前面的行也未采用。"},
		{"错配", sheet(`<worksheet><sheetData><row r="7"></sheetData></worksheet>`),
			"错误 F114 [a.xlsx!台账] 工作表“台账”在第7行附近损坏，其后的内容读不到，已停止读取，前面的行也未采用。"},
		{"尾随", sheet(rowsOf(`<row r="3"/>`) + "<x/>"),
			"错误 F114 [a.xlsx!台账] 工作表“台账”在第3行附近损坏，其后的内容读不到，已停止读取，前面的行也未采用。"},
		{"负行号", sheet(rowsOf(`<row r="-1"/>`)), "错误 F114 [a.xlsx!台账] 工作表“台账”在第1行附近损坏，其后的内容读不到，已停止读取，前面的行也未采用。"},
		{"倒序行", sheet(rowsOf(`<row r="2"/><row r="2"/>`)), "错误 F114 [a.xlsx!台账] 工作表“台账”在第2行附近损坏，其后的内容读不到，已停止读取，前面的行也未采用。"},
		{"串行", sheet(rowsOf(`<row r="2"><c r="A3"/></row>`)), "错误 F114 [a.xlsx!台账] 工作表“台账”在第2行附近损坏，其后的内容读不到，已停止读取，前面的行也未采用。"},
		{"文字越界", sheet(rowsOf(`<row r="2"><c t="s"><v>9</v></c></row>`)), "错误 F115 [a.xlsx!台账!A2] 单元格的文字不在文件的文字表里，内容读不到。"},
		{"坏数字", sheet(rowsOf(`<row r="2"><c><v>1x</v></c></row>`)), "错误 F115 [a.xlsx!台账!A2] 单元格的内容已损坏，读不出来。"},
		{"缺文字表", without("xl/sharedStrings.xml"), "错误 F115 [a.xlsx] 文件内部缺少部件“xl/sharedStrings.xml”，其中的内容读不到。"},
		{"缺工作表", without("xl/worksheets/sheet1.xml"), "错误 F115 [a.xlsx!台账] 文件内部缺少部件“xl/worksheets/sheet1.xml”，其中的内容读不到。"},
		{"太宽", sheet(rowsOf(`<row r="2"><c r="XFD2"><v>1</v></c></row>`)), "错误 F111 [a.xlsx!台账!XFD2] 第16384列仍有内容，超过上限200列。"},
		{"太长", sheet(rowsOf(`<row r="2"><c t="inlineStr"><is><t>` + strings.Repeat("长", 32768) + `</t></is></c></row>`)),
			"错误 F111 [a.xlsx!台账!A2] 单元格有32768个字，超过 Excel 的上限32767个字。"},
		{"合并过多", sheet(`<worksheet><sheetData/><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:B99999"/>`, 21) + `</mergeCells></worksheet>`),
			"错误 F111 [a.xlsx!台账] 工作表“台账”的合并单元格过多。"},
		{"截到65536", sheet(rowsOf(`<row r="65536"><c><v>1</v></c></row>`)), "错误 F119 [a.xlsx!台账] 工作表“台账”恰好到第65536行为止，疑似被截断。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, ps := ledger.Open("a.xlsx", []byte(c.data))
			if b != nil || len(ps) != 1 {
				t.Fatalf("book %v, problems %v", b, ps)
			}
			if got, _, _ := strings.Cut(ps[0].String(), "\n"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if ps[0].Hint == "" {
				t.Error("no hint")
			}
		})
	}
}

func TestMacros(t *testing.T) {
	text := strings.Replace(fmt.Sprintf(around, rowsOf("")), `<Relationship Id="t"`, `<Relationship Id="v" Type="x/vbaProject" Target="v.bin"/><Relationship Id="t"`, 1)
	b, ps := ledger.Open("a.xlsm", zipped(t, text))
	if b == nil || len(ps) != 1 || ps.Blocking() || ps[0].Code != "F108" {
		t.Errorf("%v %v", b, ps)
	}
}

// TestBombs: what swells beyond measure is refused before it takes memory, also
// when the directory of the archive lies about the size.
func TestBombs(t *testing.T) {
	swollen := sheetWith(t, rowsOf(strings.Repeat(" ", 100<<20)))
	for name, data := range map[string][]byte{"honest": swollen, "lying": lying(swollen, "xl/worksheets/sheet1.xml")} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		b, ps := ledger.Open("a.xlsx", data)
		runtime.ReadMemStats(&after)
		if b != nil || len(ps) != 1 || !ps.Blocking() {
			t.Errorf("%s: a bomb was read: %v", name, ps)
		}
		if mega := (after.TotalAlloc - before.TotalAlloc) >> 20; mega >= 8 {
			t.Errorf("%s: %d MB were asked for", name, mega)
		}
	}
}

// lying makes the directory of an archive say that a part holds 1000 bytes.
func lying(data []byte, part string) []byte {
	const nameAt, sizeAt = 46, 24
	entry := bytes.LastIndex(data, []byte(part)) - nameAt
	out := bytes.Clone(data)
	binary.LittleEndian.PutUint32(out[entry+sizeAt:], 1000)
	return out
}

// TestTruncated: a workbook cut anywhere is refused, never read in part.
func TestTruncated(t *testing.T) {
	var text strings.Builder
	text.WriteString("== 台账\n|= 序号 | 问题 | 措施\n")
	for i := range 400 {
		fmt.Fprintf(&text, "| %d | 问题%d | 措施%d\n", i, i*i*7919%1000, i*i*104729%100000)
	}
	data := ledgertest.Must(text.String())
	for n := 0; n < len(data); n += 1024 {
		if b, ps := ledger.Open("a.xlsx", data[:n]); b != nil || !ps.Blocking() {
			t.Errorf("cut at %d of %d: read %v", n, len(data), ps)
		}
	}
}

// TestCutSheets: the XML of a sheet cut anywhere is refused though the archive
// is whole.
func TestCutSheets(t *testing.T) {
	whole := rowsOf(`<row r="1"><c t="s"><v>0</v></c><c s="1"><v>46112</v></c></row><row r="2"><c t="inlineStr"><is><t>甲&amp;乙</t></is></c></row>`)
	for n := range len(whole) {
		if b, ps := ledger.Open("a.xlsx", sheetWith(t, whole[:n])); b != nil || !ps.Blocking() {
			t.Errorf("cut at %q: read %v", whole[:n], ps)
		}
	}
}
