package pdf_test

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"zhenggai/internal/fidelity"
)

// TestPDFA holds files against ISO 19005-2, level a, and ISO 14289-1, clause by clause: those
// of the cases, and with ZHENGGAI_FIDELITY_DIR every paper of a build.
func TestPDFA(t *testing.T) {
	for _, c := range fidelity.Cases() {
		t.Run(c.Name, func(t *testing.T) {
			_, data := made(t, document(t, c))
			mustArchive(t, data)
		})
	}
	t.Run("图片、链接和书签", func(t *testing.T) { mustArchive(t, decorated(t)) })
	dir := os.Getenv("ZHENGGAI_FIDELITY_DIR")
	if dir == "" {
		return
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".pdf" {
			return err
		}
		data, err := os.ReadFile(path)
		t.Run(d.Name(), func(t *testing.T) { mustArchive(t, data) })
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func mustArchive(t *testing.T, data []byte) {
	t.Helper()
	for _, f := range archive(t, data, bytes.Clone) {
		t.Error(f)
	}
}

// archive lists what keeps a file that was edited from being PDF/A-2a and PDF/UA-1.
func archive(t *testing.T, data []byte, edit func([]byte) []byte) []string {
	var p *parsed
	found := judge(t, "6.1 结构", func(t testing.TB) { p = parseEdited(t, data, edit) })
	if found != nil {
		return found
	}
	for _, c := range []struct {
		name  string
		check func(testing.TB, *parsed)
	}{
		{"6.1.2 文件头", header}, {"6.1.3 文件尾", trailer}, {"6.1.7 流", streams}, {"6.1.13 限度", limits},
		{"6.2.3 输出方案", intent}, {"6.2.4 颜色和 6.2.2 算符", contents}, {"6.2.8 图片", images}, {"6.2.11 字体", embedded},
		{"6.3 注释和 6.5 动作", annotations}, {"6.6 元数据", metadata}, {"6.7 结构和 PDF/UA-1 第7章", structured}, {"不许有的", nothingElse},
	} {
		found = append(found, judge(t, c.name, func(t testing.TB) { c.check(t, p) })...)
	}
	return found
}

// recorder keeps what a check says instead of failing with it.
type recorder struct {
	testing.TB
	found []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.found = append(r.found, fmt.Sprintf(format, args...))
}
func (r *recorder) Error(args ...any) { r.Errorf("%s", fmt.Sprint(args...)) }
func (r *recorder) Fatal(args ...any) { r.Error(args...); panic(r) }
func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	panic(r)
}

func judge(t testing.TB, clause string, check func(testing.TB)) (found []string) {
	r := &recorder{TB: t}
	defer func() {
		if stop := recover(); stop != nil && stop != any(r) {
			panic(stop)
		}
		for _, f := range r.found {
			found = append(found, clause+"："+f)
		}
	}()
	check(r)
	return nil
}

func header(t testing.TB, p *parsed) {
	if !regexp.MustCompile(`^%PDF-1\.[0-7]\n%[\x80-\xff]{4,}\n`).Match([]byte(latin1(p.data[:20]))) {
		t.Errorf("%.20q", p.data)
	}
}

// latin1 makes each byte a character, for a pattern of bytes.
func latin1(b []byte) string {
	out := make([]rune, len(b))
	for i, c := range b {
		out[i] = rune(c)
	}
	return string(out)
}

func trailer(t testing.TB, p *parsed) {
	id, _ := p.trailer["ID"].(array)
	if len(id) != 2 || len(id[0].(text)) != 16 || !bytes.Equal(id[0].(text), id[1].(text)) {
		t.Errorf("ID %v", id)
	}
	if p.trailer["Encrypt"] != nil || bytes.Count(p.data, []byte("%%EOF")) != 1 {
		t.Error("加密，或者有增量更新")
	}
}

func streams(t testing.TB, p *parsed) {
	for n, o := range p.objects {
		s, ok := o.(*stream)
		if !ok {
			continue
		}
		if f := s.dict["Filter"]; f != nil && f != name("FlateDecode") && f != name("DCTDecode") {
			t.Errorf("对象%d的过滤器 %v", n, f)
		}
		for _, key := range []name{"F", "FFilter", "FDecodeParms"} {
			if s.dict[key] != nil {
				t.Errorf("对象%d的内容在文件之外（%s）", n, key)
			}
		}
	}
}

func limits(t testing.TB, p *parsed) {
	p.each(func(v any) {
		switch v := v.(type) {
		case name:
			if len(v) > 127 {
				t.Errorf("名称过长：%s", v)
			}
		case text:
			if len(v) > 32767 {
				t.Errorf("字符串有 %d 字节", len(v))
			}
		case float64:
			if math.Abs(v) > math.MaxInt32 {
				t.Errorf("数过大：%v", v)
			}
		}
	})
	for _, page := range pagesOf(p) {
		box := page["MediaBox"].(array)
		for _, side := range box[2:] {
			if v := side.(float64); v < 3 || v > 14400 {
				t.Errorf("页面边长 %v", v)
			}
		}
	}
}

func pagesOf(p *parsed) []dict {
	var out []dict
	for _, k := range p.dict(p.dict(p.trailer["Root"])["Pages"])["Kids"].(array) {
		out = append(out, p.dict(k))
	}
	return out
}

func intent(t testing.TB, p *parsed) {
	intents, _ := p.dict(p.trailer["Root"])["OutputIntents"].(array)
	if len(intents) != 1 {
		t.Fatalf("OutputIntents %v", intents)
	}
	in := p.dict(intents[0])
	profile := p.unpack(t, in["DestOutputProfile"])
	if in["S"] != name("GTS_PDFA1") || in["OutputConditionIdentifier"] == nil || p.dict(in["DestOutputProfile"])["N"] != float64(3) {
		t.Errorf("%v", in)
	}
	if len(profile) < 132 || int(binary.BigEndian.Uint32(profile)) != len(profile) || profile[8] != 2 ||
		string(profile[12:24]) != "mntrRGB XYZ " || string(profile[36:40]) != "acsp" {
		t.Fatalf("色彩特性文件的头部不对：%x", profile[:128])
	}
	tags := map[string]bool{}
	for i := range int(binary.BigEndian.Uint32(profile[128:])) {
		e := profile[132+12*i:]
		at, n := binary.BigEndian.Uint32(e[4:]), binary.BigEndian.Uint32(e[8:])
		if int(at+n) > len(profile) || at%4 != 0 {
			t.Errorf("标签 %s 在 %d+%d", e[:4], at, n)
		}
		tags[string(e[:4])] = true
	}
	for _, tag := range strings.Fields("desc cprt wtpt rXYZ gXYZ bXYZ rTRC gTRC bTRC") {
		if !tags[tag] {
			t.Errorf("色彩特性文件缺少 %s", tag)
		}
	}
}

// operators are those the contents may use: text, lines, rectangles, pictures,
// and RGB, which the output intent defines.
var operators = strings.Fields("q Q cm w J j d m l c h re f f* s S B b W n rg RG BT ET Tf Tz Tc Tr Tm TJ Do BDC EMC")

var operand = regexp.MustCompile(`^(-?\d+(\.\d+)?|/[A-Za-z0-9]+|\[.*|.*\])$`)

func contents(t testing.TB, p *parsed) {
	for i, page := range pagesOf(p) {
		if page["Resources"] == nil {
			t.Errorf("第%d页没有自己的资源", i+1)
		}
		depth := 0
		for _, line := range strings.Split(string(p.unpack(t, page["Contents"])), "\n") {
			if strings.HasSuffix(line, "TJ") || strings.HasSuffix(line, "BDC") {
				continue // the strings are looked at with the fonts, marks with the structure
			}
			for _, w := range strings.Fields(line) {
				switch {
				case w == "q":
					depth++
				case w == "Q":
					depth--
				case !slices.Contains(operators, w) && !operand.MatchString(w):
					t.Fatalf("第%d页的内容中有 %q", i+1, w)
				}
				if depth < 0 || depth > 28 {
					t.Fatalf("第%d页的 q 与 Q 不成对", i+1)
				}
			}
		}
		if depth != 0 {
			t.Errorf("第%d页的 q 多于 Q", i+1)
		}
	}
}

func images(t testing.TB, p *parsed) {
	for n, o := range p.objects {
		s, ok := o.(*stream)
		if !ok || s.dict["Subtype"] != name("Image") {
			continue
		}
		if space := s.dict["ColorSpace"]; space != name("DeviceRGB") && space != name("DeviceGray") {
			t.Errorf("对象%d的色彩空间 %v", n, space)
		}
		for _, key := range []name{"Alternates", "OPI", "Interpolate"} {
			if s.dict[key] != nil {
				t.Errorf("对象%d有 %s", n, key)
			}
		}
	}
}

func annotations(t testing.TB, p *parsed) {
	for i, page := range pagesOf(p) {
		list, _ := page["Annots"].(array)
		for _, a := range list {
			const print, hidden = 1 << 2, 1<<0 | 1<<1 | 1<<5 | 1<<8
			annot := p.dict(a)
			flags := int(annot["F"].(float64))
			if annot["Subtype"] != name("Link") || flags&print == 0 || flags&hidden != 0 {
				t.Errorf("第%d页的注释 %v", i+1, annot)
			}
			if act := p.dict(annot["A"]); act != nil && act["S"] != name("URI") && act["S"] != name("GoTo") {
				t.Errorf("第%d页的动作 %v", i+1, act)
			}
		}
	}
}

func metadata(t testing.TB, p *parsed) {
	root := p.dict(p.trailer["Root"])
	m := p.dict(root["Metadata"])
	packet := p.unpack(t, root["Metadata"])
	if m["Type"] != name("Metadata") || m["Subtype"] != name("XML") || bytes.Contains(packet, []byte("bytes=")) {
		t.Errorf("%v", m)
	}
	var packed struct {
		X struct {
			Part       string `xml:"http://www.aiim.org/pdfa/ns/id/ part"`
			Level      string `xml:"conformance"`
			Accessible string `xml:"http://www.aiim.org/pdfua/ns/id/ part"`
			Extension  string `xml:"schemas>Bag>li>namespaceURI"`
			Title      string `xml:"title>Alt>li"`
			Producer   string
		} `xml:"RDF>Description"`
	}
	if err := xml.Unmarshal(packet, &packed); err != nil {
		t.Fatal(err)
	}
	x := packed.X
	if x.Part != "2" || x.Level != "A" || x.Accessible != "" && x.Extension != "http://www.aiim.org/pdfua/ns/id/" {
		t.Errorf("PDF/A-%s%s", x.Part, x.Level)
	}
	if want := map[bool]string{true: "1"}[described(p)]; x.Accessible != want {
		t.Errorf("PDF/UA-%s，应为%s", x.Accessible, want)
	}
	info := p.dict(p.trailer["Info"])
	if title := utf16Text(info["Title"].(text)); title != x.Title || string(info["Producer"].(text)) != x.Producer {
		t.Errorf("Info 与 XMP 不一致：%q %v", title, x)
	}
	if string(root["Lang"].(text)) == "" || p.dict(root["ViewerPreferences"])["DisplayDocTitle"] != true {
		t.Errorf("%v", root)
	}
}

// described reports that every picture has words, which PDF/UA demands.
func described(p *parsed) bool {
	all := true
	p.each(func(v any) {
		if e, ok := v.(dict); ok && e["S"] == name("Figure") && e["Alt"] == nil {
			all = false
		}
	})
	return all
}

func utf16Text(b []byte) string {
	var u []uint16
	for i := 2; i+1 < len(b); i += 2 {
		u = append(u, binary.BigEndian.Uint16(b[i:]))
	}
	return string(utf16.Decode(u))
}

// nothingElse looks for what neither an archive nor a public paper may hold:
// scripts, attachments, layers, forms, other programs, other colours, dates.
func nothingElse(t testing.TB, p *parsed) {
	for _, key := range strings.Fields("JS JavaScript Launch EmbeddedFiles EF OCProperties AcroForm AA OpenAction XFA Encrypt PresSteps Requirements " +
		"DeviceCMYK ExtGState Pattern Shading Type3 CreationDate ModDate Author Creator Keywords Subject") {
		p.each(func(v any) {
			switch v := v.(type) {
			case dict:
				if _, there := v[name(key)]; there {
					t.Errorf("有 /%s", key)
				}
			case name:
				if v == name(key) {
					t.Errorf("有 /%s", key)
				}
			}
		})
	}
}

// A checker that passes everything proves nothing: each of these files breaks
// one clause.
func TestPDFAFindsWhatIsWrong(t *testing.T) {
	data := decorated(t)
	for _, c := range []struct{ clause, old, new string }{
		{"输出方案", "/GTS_PDFA1", "/GTS_PDFX1"},
		{"注释", "/F 4", "/F 2"},
		{"元数据", "<pdfaid:part>2", "<pdfaid:part>1"},
		{"字体", "/W[ 0[", "/W[ 1["},
		{"动作", "/S/URI", "/S/JSX"},
		{"字体", "/CIDFontType2", "/CIDFontType0"},
		{"结构", "/Marked true", "/Marked null"},
		{"结构", "/S/Link", "/S/Span"},
		{"结构", "/BBox", "/Base"},
		{"结构", "/StructParent 1", "/StructParent 0"},
	} {
		edited := 0
		found := archive(t, data, func(b []byte) []byte {
			edited += bytes.Count(b, []byte(c.old))
			return bytes.Replace(b, []byte(c.old), []byte(c.new), 1)
		})
		if edited == 0 {
			t.Fatalf("文件中没有 %s", c.old)
		}
		if !strings.Contains(strings.Join(found, "\n"), c.clause) {
			t.Errorf("%s：改成 %s 没有查出来：%q", c.clause, c.new, found)
		}
	}
}
