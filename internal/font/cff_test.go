package font

import (
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The test font has PostScript outlines: a square for A and a circle for B, in
// an em of the bundled Latin's units. Everything else is from the bundled Latin.
const (
	squareLeft, squareSide = 200, 600
	circleLeft, circleSize = 100, 800
)

func openType(t testing.TB) []byte {
	t.Helper()
	tab := tablesOf(read(t, "GWLatin.ttf"), 0)
	cmap := u16s(0, 1, 3, 1, 0, 12, // one table for Windows and the BMP
		4, 32, 0, 4, 4, 1, 0, 'B', 0xFFFF, 0, 'A', 0xFFFF, 0x10000+1-'A', 1, 0, 0)
	parts := []table{
		{"CFF ", postScript()}, {"OS/2", tab["OS/2"]}, {"cmap", cmap}, {"head", tab["head"]}, {"hhea", slices.Clone(tab["hhea"])},
		{"hmtx", u16s(500, 0, 1000, 7, 1000, 7)}, {"maxp", u16s(0, 0x5000, 3)}, {"name", tab["name"]}, {"post", u16s(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)},
	}
	binary.BigEndian.PutUint16(parts[4].data[34:], 3)
	data := fontFile(parts)
	copy(data, "OTTO")
	return data
}

func u16s(vs ...int) []byte {
	var out []byte
	for _, v := range vs {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// postScript is a CFF table (Adobe Technical Note 5176) of three glyphs.
func postScript() []byte {
	index := func(items ...[]byte) []byte {
		out := append(u16s(len(items)), 2)
		at := 1
		for _, it := range append(items, nil) {
			out = append(out, u16s(at)...)
			at += len(it)
		}
		return append(out, slices.Concat(items...)...)
	}
	num := func(vs ...int) (out []byte) {
		for _, v := range vs {
			out = append(append(out, 28), u16s(v)...)
		}
		return out
	}
	const rmoveto, hlineto, rrcurveto, endchar = 21, 6, 8, 14
	k := int(math.Round(circleSize / 2 * 0.5523))
	r := circleSize/2 - k
	notdef := []byte{endchar}
	square := slices.Concat(num(squareLeft, 0), []byte{rmoveto}, num(squareSide, squareSide, -squareSide), []byte{hlineto, endchar})
	circle := slices.Concat(num(circleLeft, 0+circleSize/2), []byte{rmoveto},
		num(0, k, r, r, k, 0, k, 0, r, -r, 0, -k, 0, -k, -r, -r, -k, 0, -k, 0, -r, r, 0, k), []byte{rrcurveto, endchar})
	head := append([]byte{1, 0, 4, 2}, index([]byte("Test"))...)
	none := u16s(0, 0)           // no strings, no subroutines
	top := func(at int) []byte { // where the glyphs are, and a Private of no length
		return index(slices.Concat(num(at), []byte{17}, num(0, at), []byte{18}))
	}
	at := len(head) + len(top(0)) + len(none)
	return slices.Concat(head, top(at), none, index(notdef, square, circle))
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A face with PostScript outlines gives the same shapes, as TrueType.
func TestPostScriptOutlines(t *testing.T) {
	f, err := parse(inMemory(openType(t)), 0)
	if err != nil {
		t.Fatal(err)
	}
	sub := f.Subset([]GID{f.Glyph('A'), f.Glyph('B')})
	again, err := parse(inMemory(sub.Data), 0)
	if err != nil {
		t.Fatal(err)
	}
	square, circle := sub.IDs[f.Glyph('A')], sub.IDs[f.Glyph('B')]
	if got, want := points(again.outline(square)), []point{{squareLeft, 0, true}, {squareLeft + squareSide, 0, true},
		{squareLeft + squareSide, squareSide, true}, {squareLeft, squareSide, true}}; !slices.Equal(got, want) {
		t.Errorf("方块是 %v，应为 %v", got, want)
	}
	centre, radius := float64(circleLeft+circleSize/2), circleSize/2.0
	onCurve := 0
	for _, p := range points(again.outline(circle)) {
		if d := math.Hypot(float64(p.x)-centre, float64(p.y)-circleSize/2) - radius; p.on && math.Abs(d) > 1.5 {
			t.Errorf("点 %v 离圆 %.2f", p, d)
		}
		if p.on {
			onCurve++
		}
	}
	if onCurve < 8 {
		t.Errorf("圆上只有%d点", onCurve)
	}
	// The side bearing of the file, 7, would move the glyphs.
	if again.sideBearing(square) != squareLeft || again.sideBearing(circle) != circleLeft || again.Advance(square) != 1000 {
		t.Errorf("左边距 %d、%d，宽 %d", again.sideBearing(square), again.sideBearing(circle), again.Advance(square))
	}
}

// points decodes a simple glyph whose flags are not packed.
func points(g view) []point {
	n := g.u16(10+2*(g.i16(0)-1)) + 1
	flags := g[10+2*g.i16(0)+2:]
	out := make([]point, n)
	data := flags[n:]
	axis := func(short, same byte, set func(i, v int)) {
		v := 0
		for i := range n {
			switch f := flags[i]; {
			case f&short != 0 && f&same != 0:
				v, data = v+int(data[0]), data[1:]
			case f&short != 0:
				v, data = v-int(data[0]), data[1:]
			case f&same == 0:
				v, data = v+data.i16(0), data[2:]
			}
			set(i, v)
		}
	}
	axis(shortX, positiveX, func(i, v int) { out[i].x, out[i].on = v, flags[i]&onCurve != 0 })
	axis(shortY, positiveY, func(i, v int) { out[i].y = v })
	return out
}

// A collection holds several faces; each is found by its own names.
func TestCollection(t *testing.T) {
	own := t.TempDir()
	write(t, filepath.Join(own, "deep", "all.ttc"), collection(read(t, "GWLatin.ttf"), read(t, "GWFallback.ttf")))
	s := load(t, own)
	for name, r := range map[string]rune{"GW Latin": 'A', "GW Fallback": '镕'} {
		m := s.Find(name)
		if m.Face == nil || m.Face.Family != name || m.Face.Glyph(r) == 0 || m.Substitute || m.Err != nil {
			t.Errorf("Find(%s) = %+v", name, m)
			continue
		}
		if _, err := parse(inMemory(m.Face.Subset([]GID{m.Face.Glyph(r)}).Data), 0); err != nil {
			t.Errorf("%s 的子集：%v", name, err)
		}
	}
}

// collection puts fonts into one file: tables keep their order, offsets move.
func collection(fonts ...[]byte) []byte {
	out := append([]byte("ttcf"), u16s(1, 0, 0, len(fonts))...)
	out = append(out, make([]byte, 4*len(fonts))...)
	for i, f := range fonts {
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		at := uint32(len(out))
		binary.BigEndian.PutUint32(out[12+4*i:], at)
		f = slices.Clone(f)
		for k := range view(f).u16(4) {
			e := f[12+16*k+8:]
			binary.BigEndian.PutUint32(e, binary.BigEndian.Uint32(e)+at)
		}
		out = append(out, f...)
	}
	return out
}

// What the maker of a font forbids is not done.
func TestPermission(t *testing.T) {
	for fsType, want := range map[int]error{0: nil, 4: nil, 8: nil, 2: ErrRestricted, 0x0200: ErrRestricted, 0x0104: ErrWhole} {
		data := read(t, "GWLatin.ttf")
		copy(tablesOf(data, 0)["OS/2"][8:], u16s(fsType))
		if _, err := parse(inMemory(data), 0); !errors.Is(err, want) {
			t.Errorf("fsType %#x：%v，应为 %v", fsType, err, want)
		}
	}
}

// Of the faces of one family the regular one is meant, whatever the files are called.
func TestRegularWins(t *testing.T) {
	own := t.TempDir()
	for name, weight := range map[string]int{"a-bold.ttf": 700, "b.ttf": 400, "c-light.ttf": 300} {
		data := read(t, "GWLatin.ttf")
		copy(tablesOf(data, 0)["OS/2"][4:], u16s(weight))
		write(t, filepath.Join(own, name), data)
	}
	if w := load(t, own, dir).Find("GW Latin").Face.Weight; w != 400 {
		t.Errorf("用了 %d 的字重", w)
	}
}

// What stood in for a font of the same kind is told, once and in order.
func TestStandIns(t *testing.T) {
	s := load(t, dir)
	for _, n := range []string{"黑体", "仿宋_GB2312", "黑体", "GW Song", "某厂某体"} {
		s.Find(n)
	}
	want := []StandIn{{"仿宋_GB2312", "GW FangSong"}, {"黑体", "GW Hei"}}
	if got := s.StandIns(); !slices.Equal(got, want) {
		t.Errorf("得 %v", got)
	}
}

// A font that has the character but draws nothing for it does not help.
func TestFallbackNeedsAShape(t *testing.T) {
	own := t.TempDir()
	data := read(t, "GWLatin.ttf")
	tab := tablesOf(data, 0)
	f, err := parse(inMemory(data), 0)
	if err != nil {
		t.Fatal(err)
	}
	size := 2 << min(tab["head"].i16(50), 1)
	empty := size * int(f.Glyph('é'))
	copy(tab["loca"][empty+size:], tab["loca"][empty:empty+size])
	write(t, filepath.Join(own, "x.ttf"), data)
	if f, _ := load(t, own).Fallback('é'); f != nil {
		t.Error("空白的字形被当成了字")
	}
	if f, _ := load(t, own).Fallback(' '); f == nil {
		t.Error("空格本来就是空白的")
	}
}
