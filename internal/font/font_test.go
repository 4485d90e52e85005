package font

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const dir = "../../templates/fonts"

func load(t testing.TB, dirs ...string) *Set {
	t.Helper()
	s, err := Load(dirs...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFindByNameInDocuments(t *testing.T) {
	s := load(t, dir)
	for _, c := range []struct {
		name, family string
		substitute   bool
	}{
		{"仿宋_GB2312", "GW FangSong", false},
		{"FangSong", "GW FangSong", false},
		{"楷体_GB2312", "GW Kai", false},
		{"黑体", "GW Hei", false},
		{"simhei", "GW Hei", false},
		{"方正小标宋简体", "GW Title", false},
		{"宋体", "GW Song", false},
		{"Times New Roman", "GW Latin", false},
		{"GW Song", "GW Song", false},
		{"某厂某体", "GW FangSong", true},
		{"Some Sans", "GW Latin", true},
	} {
		m := s.Find(c.name)
		if m.Face == nil || m.Face.Family != c.family || m.Substitute != c.substitute {
			t.Errorf("Find(%s) = %+v，应为 %s（代替：%v）", c.name, m, c.family, c.substitute)
		}
	}
}

// A font goes by other names as well: under one of them it is the font itself,
// and one that is not there has the role of any name that is known.
func TestFindByOtherNames(t *testing.T) {
	for _, c := range []struct {
		name              string
		also              []string
		family            string
		role              Role
		standsIn, unknown bool
	}{
		{"机关标宋", []string{"没有的", "gw title"}, "GW Title", Title, false, false},
		{"仿宋_GB2312", []string{"GW Kai"}, "GW Kai", FangSong, false, false},
		{"机关标宋", []string{"没有的", "方正小标宋简体"}, "GW Title", Title, true, false},
		{"GW Song", []string{"GW Kai"}, "GW Song", Song, false, false},
		{"机关标宋", []string{"没有的", ""}, "GW FangSong", Unknown, false, true},
	} {
		s := load(t, dir)
		m := s.Find(c.name, c.also...)
		if m.Face == nil || m.Face.Family != c.family || m.Role != c.role || m.Substitute != c.unknown || len(s.StandIns()) > 0 != c.standsIn {
			t.Errorf("Find(%s, %q) = %+v, %v", c.name, c.also, m, s.StandIns())
		}
	}
}

func TestFallback(t *testing.T) {
	s := load(t, dir)
	for _, r := range "〇镕䶮喆㛃𬭎𠅤𠮷𰻝" {
		f, g := s.Fallback(r)
		if f == nil || g == 0 {
			t.Errorf("%c 没有字形", r)
		}
	}
	if f, _ := s.Fallback('\U0001F600'); f != nil {
		t.Errorf("表情符号竟有字形：%s", f.Family)
	}
}

func TestFirstDirectoryWins(t *testing.T) {
	own := t.TempDir()
	copyFile(t, filepath.Join(dir, "GWLatin.ttf"), filepath.Join(own, "own.ttf"))
	s := load(t, own, dir)
	if path := s.byName[fold("GW Latin")][0].path; filepath.Base(path) != "own.ttf" {
		t.Errorf("用了 %s", path)
	}
}

// A font that is there but broken is named, and another stands in.
func TestBrokenFontIsReported(t *testing.T) {
	own := t.TempDir()
	data, err := os.ReadFile(filepath.Join(dir, "GWLatin.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte("glyf"), []byte("glyX"), 1)
	write(t, filepath.Join(own, "own.ttf"), data)
	write(t, filepath.Join(own, "empty.ttf"), nil)
	s := load(t, own, dir)
	m := s.Find("GW Latin")
	if m.Err == nil || !strings.Contains(m.Err.Error(), "own.ttf") || m.Face == nil {
		t.Errorf("Find = %+v", m)
	}
	if u := s.Unusable(); len(u) != 1 || filepath.Base(u[0].File) != "empty.ttf" {
		t.Errorf("Unusable = %v", u)
	}
}

func TestLoadNothing(t *testing.T) {
	if _, err := Load(t.TempDir()); err == nil {
		t.Error("空目录应当报错")
	}
}

// Every bundled face: hanzi one em wide, Latin digits of one width.
func TestAdvances(t *testing.T) {
	s := load(t, dir)
	for _, r := range []Role{FangSong, Kai, Hei, Title, Song} {
		f := s.Role(r)
		for _, c := range "整改—“”…、。〔〕·" {
			if g := f.Glyph(c); g == 0 || f.Advance(g) != f.Units {
				t.Errorf("%s 的“%c”宽 %d/%d", f.Family, c, f.Advance(g), f.Units)
			}
		}
	}
	latin := s.Role(Latin)
	for _, c := range "0123456789" {
		if latin.Advance(latin.Glyph(c))*2 != latin.Units {
			t.Errorf("数字 %c 不是半字宽", c)
		}
	}
}

// A subset is a font in which the glyphs look and measure as before.
func TestSubsetKeepsGlyphs(t *testing.T) {
	s := load(t, dir)
	for _, r := range []Role{FangSong, Hei, Latin, Spare} {
		f := s.Role(r)
		var glyphs []GID
		for _, c := range "整改工作éÅ1A,〇镕" {
			if g := f.Glyph(c); g != 0 {
				glyphs = append(glyphs, g)
			}
		}
		sub := f.Subset(glyphs)
		again, err := parse(inMemory(sub.Data), 0)
		if err != nil {
			t.Fatalf("%s: %v", f.Family, err)
		}
		for old, now := range sub.IDs {
			if f.Advance(old) != again.Advance(now) || f.sideBearing(old) != again.sideBearing(now) {
				t.Errorf("%s 字形 %d 的尺寸变了", f.Family, old)
			}
			a, b := f.outline(old), bytes.TrimRight(again.outline(now), "\x00")
			if len(components(a)) == 0 && !bytes.HasPrefix(append(slices.Clone(b), 0, 0, 0, 0), bytes.TrimRight(a, "\x00")) {
				t.Errorf("%s 字形 %d 的轮廓变了", f.Family, old)
			}
			for i, at := range components(a) {
				if got := GID(again.outline(now).u16(components(again.outline(now))[i])); got != sub.IDs[GID(a.u16(at))] {
					t.Errorf("%s 复合字形 %d 的部件指错", f.Family, old)
				}
			}
		}
		slices.Reverse(glyphs)
		if !bytes.Equal(f.Subset(glyphs).Data, sub.Data) {
			t.Errorf("%s 的子集随次序而变", f.Family)
		}
	}
}

func TestKey(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	copyFile(t, filepath.Join(dir, "GWLatin.ttf"), filepath.Join(a, "x.ttf"))
	copyFile(t, filepath.Join(dir, "GWLatin.ttf"), filepath.Join(b, "x.ttf"))
	one, two := load(t, a), load(t, b)
	if one.Key() != two.Key() || one.KeyOf("Times New Roman") != two.KeyOf("Times New Roman") {
		t.Error("同样的字体在不同目录应有同样的键")
	}
	copyFile(t, filepath.Join(dir, "GWFallback.ttf"), filepath.Join(b, "y.ttf"))
	if one.Key() == load(t, b).Key() {
		t.Error("多一种字体，键应不同")
	}
}

// FuzzParse: whatever the bytes, a font is refused or used without a panic.
func FuzzParse(f *testing.F) {
	fonts := [][]byte{read(f, "GWLatin.ttf"), openType(f)}
	f.Add(0, 0, byte(0), 0)
	f.Add(0, 600, byte(0xFF), 40)
	f.Add(1, 4, byte(0x20), 8000)
	f.Add(1, 220, byte(0xFF), 0)
	f.Fuzz(func(t *testing.T, kind, at int, b byte, cut int) {
		d := slices.Clone(fonts[kind&1])
		if at >= 0 && at < len(d) {
			d[at] = b
		}
		if cut > 0 && cut < len(d) {
			d = d[:len(d)-cut]
		}
		for _, o := range offsets(d) {
			face, err := parse(inMemory(d), o)
			if err != nil {
				continue
			}
			g := face.Glyph('é')
			face.Subset([]GID{g, face.Glyph('A'), GID(face.Count())})
			families(tablesOf(d, o)["name"])
		}
	})
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	write(t, to, data)
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// tablesOf are the tables of a font in memory, to be changed there.
func tablesOf(file view, offset int) map[string]view {
	n := file.u16(offset + 4)
	out := make(map[string]view, n)
	for i := range n {
		e := offset + 12 + 16*i
		name := file.cut(e, 4)
		if name == nil {
			break
		}
		if t := file.cut(file.u32(e+8), file.u32(e+12)); t != nil {
			out[string(name)] = t
		}
	}
	return out
}
