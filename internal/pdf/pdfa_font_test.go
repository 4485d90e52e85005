package pdf_test

import (
	"encoding/binary"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// embedded compares each font with what the contents show of it: it is in the
// file, its widths are those of the file, no character is the missing glyph,
// and every one has a Unicode value.
func embedded(t testing.TB, p *parsed) {
	for font, cids := range shown(t, p) {
		f := p.dict(font)
		cid := p.dict(f["DescendantFonts"].(array)[0])
		d := p.dict(cid["FontDescriptor"])
		if f["Encoding"] != name("Identity-H") || cid["Subtype"] != name("CIDFontType2") || f["BaseFont"] != cid["BaseFont"] || d["FontName"] != cid["BaseFont"] {
			t.Errorf("%v %v", f, cid)
		}
		if !regexp.MustCompile(`^[A-Z]{6}\+[A-Za-z0-9-]+$`).MatchString(string(cid["BaseFont"].(name))) {
			t.Errorf("子集的名称 %s", cid["BaseFont"])
		}
		program := trueType(p.unpack(t, d["FontFile2"]))
		if n := p.dict(d["FontFile2"])["Length1"]; n != float64(len(p.unpack(t, d["FontFile2"]))) {
			t.Errorf("Length1 %v", n)
		}
		toGID, unicode, widths := p.unpack(t, cid["CIDToGIDMap"]), toUnicode(t, p, f), widthsOf(cid)
		for c := range cids {
			if 2*c+1 >= len(toGID) {
				t.Fatalf("CID %d 不在 CIDToGIDMap 中", c)
			}
			g := int(binary.BigEndian.Uint16(toGID[2*c:]))
			if g == 0 || g >= program.glyphs {
				t.Errorf("CID %d 是缺字字形（%d）", c, g)
			}
			if got := program.width(g); math.Abs(got-widths(c)) > 1 {
				t.Errorf("CID %d 的宽度写作 %v，字体中是 %v", c, widths(c), got)
			}
			if u := unicode[c]; u == "" || strings.ContainsAny(u, "\x00\uFEFF\uFFFE\uFFFD") {
				t.Errorf("CID %d 的字符 %q", c, u)
			}
		}
	}
}

// shown collects the CIDs that the contents show of each font.
func shown(t testing.TB, p *parsed) map[ref]map[int]bool {
	out := map[ref]map[int]bool{}
	for _, page := range pagesOf(p) {
		fonts := p.dict(p.dict(page["Resources"])["Font"])
		var now ref
		for _, line := range strings.Split(string(p.unpack(t, page["Contents"])), "\n") {
			if f := strings.Fields(line); len(f) == 3 && f[2] == "Tf" {
				now = fonts[name(f[0][1:])].(ref)
			}
			if !strings.HasSuffix(line, "TJ") {
				continue
			}
			if out[now] == nil {
				out[now] = map[int]bool{}
			}
			for _, hex := range regexp.MustCompile(`<([0-9A-F]*)>`).FindAllStringSubmatch(line, -1) {
				for i := 0; i < len(hex[1]); i += 4 {
					c, err := strconv.ParseUint(hex[1][i:i+4], 16, 16)
					if err != nil {
						t.Fatal(err)
					}
					out[now][int(c)] = true
				}
			}
		}
	}
	return out
}

func toUnicode(t testing.TB, p *parsed, font dict) map[int]string {
	out := map[int]string{}
	table := string(p.unpack(t, font["ToUnicode"]))
	for _, m := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})><((?:[0-9A-F]{4})+)>$`).FindAllStringSubmatch(table, -1) {
		c, _ := strconv.ParseUint(m[1], 16, 16)
		var units []uint16
		for i := 0; i < len(m[2]); i += 4 {
			u, _ := strconv.ParseUint(m[2][i:i+4], 16, 16)
			units = append(units, uint16(u))
		}
		out[int(c)] = string(utf16.Decode(units))
	}
	return out
}

// widthsOf reads a W array: a first CID and the widths from there on.
func widthsOf(cid dict) func(int) float64 {
	known := map[int]float64{}
	w := cid["W"].(array)
	for i := 0; i+1 < len(w); i += 2 {
		for k, v := range w[i+1].(array) {
			known[int(w[i].(float64))+k] = v.(float64)
		}
	}
	return func(c int) float64 {
		if v, ok := known[c]; ok {
			return v
		}
		return cid["DW"].(float64)
	}
}

// program is what the test reads of a font file.
type program struct {
	hmtx           []byte
	units, records int
	glyphs         int
}

func trueType(data []byte) program {
	table := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		e := data[12+16*i:]
		table[string(e[:4])] = data[binary.BigEndian.Uint32(e[8:]):]
	}
	u16 := func(tag string, at int) int { return int(binary.BigEndian.Uint16(table[tag][at:])) }
	return program{table["hmtx"], u16("head", 18), u16("hhea", 34), u16("maxp", 4)}
}

func (p program) width(g int) float64 {
	return float64(binary.BigEndian.Uint16(p.hmtx[4*min(g, p.records-1):])) * 1000 / float64(p.units)
}
