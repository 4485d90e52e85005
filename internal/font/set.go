package font

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Set is the fonts that are at hand. A file is parsed when a face of it is
// first used, once; a Set is safe for concurrent use.
type Set struct {
	entries []*entry
	byName  map[string][]*entry // by folded family name; the first usable one wins
	broken  []Unusable

	mu       sync.Mutex
	standIns map[string]string // name asked for → family that was given
}

// Unusable is a font file that cannot be used, and why.
type Unusable struct {
	File string
	Err  error
}

// entry is one face of one file, not yet parsed.
type entry struct {
	path   string
	offset int
	names  []string
	style  int // distance from the regular face of the family
	load   func() (*Face, error)
	sum    func() string // hash of the file's bytes
}

// Load lists the font files (ttf, ttc, otf) in the directories and below them,
// in order of preference. A directory that is not there is passed over; it is an
// error when no usable font is found at all.
func Load(dirs ...string) (*Set, error) {
	s := &Set{byName: map[string][]*entry{}, standIns: map[string]string{}}
	for _, dir := range dirs {
		files, err := fontFiles(dir)
		if err != nil {
			return nil, err
		}
		s.add(scanAll(files))
	}
	if len(s.entries) == 0 {
		return nil, fmt.Errorf("没有可用的字体文件，查找过：%s", strings.Join(dirs, "、"))
	}
	return s, nil
}

// add takes in the faces of the files of one directory: of those that share a
// name the regular one wins.
func (s *Set) add(files []scanned) {
	var faces []*entry
	for _, f := range files {
		if f.err != nil {
			s.broken = append(s.broken, Unusable{f.path, f.err})
			continue
		}
		open := sync.OnceValues(func() (*file, error) { return openFile(f.path) })
		sum := sync.OnceValue(func() string { return hashFile(f.path) })
		for _, e := range f.faces {
			e.sum = sum
			e.load = sync.OnceValues(func() (*Face, error) { return e.parse(open) })
			faces = append(faces, e)
		}
	}
	slices.SortStableFunc(faces, func(a, b *entry) int { return cmp.Compare(a.style, b.style) })
	s.entries = append(s.entries, faces...)
	for _, e := range faces {
		for _, n := range e.names {
			key := fold(n)
			s.byName[key] = append(s.byName[key], e)
		}
	}
}

func (e *entry) parse(open func() (*file, error)) (*Face, error) {
	from, err := open()
	if err != nil {
		return nil, err
	}
	f, err := parse(from, e.offset)
	if err != nil {
		return nil, err
	}
	f.Family = e.names[0]
	return f, nil
}

// Unusable lists the font files that were found but cannot be used.
func (s *Set) Unusable() []Unusable { return s.broken }

// Match is the answer to a name.
type Match struct {
	Face *Face // nil: no font at all can stand in
	Role Role  // Unknown when the name is in no table
	// Substitute is true when the name is unknown and another face stands in.
	Substitute bool
	// Err says why a font of that very name, which is there, cannot be used.
	Err error
}

// Find returns the face for a family name as written in a document: the font
// of that name or of one of the other names that the document knows it by, else
// another of the same role, else 仿宋 as a substitute.
func (s *Set) Find(name string, also ...string) Match {
	r := roleOf[fold(name)]
	f, err := s.open(name)
	for _, other := range also {
		if r == Unknown {
			r = roleOf[fold(other)]
		}
		if f == nil && err == nil {
			f, err = s.open(other)
		}
	}
	if f != nil {
		return Match{Face: f, Role: r, Err: err}
	}
	if r != Unknown {
		if f := s.Role(r); f != nil {
			s.standIn(name, f)
			return Match{Face: f, Role: r, Err: err}
		}
	}
	sub := FangSong
	if isASCII(name) {
		sub = Latin
	}
	return Match{Face: s.Role(sub), Role: r, Substitute: true, Err: err}
}

// Role returns the face that fills a role, nil when there is none.
func (s *Set) Role(r Role) *Face {
	for _, n := range roles[r].names {
		if f := s.named(n); f != nil {
			return f
		}
	}
	return nil
}

func (s *Set) named(name string) *Face {
	f, _ := s.open(name)
	return f
}

// open returns the first usable face of that very name, nil when there is
// none, and what is wrong with those that come before it.
func (s *Set) open(name string) (*Face, error) {
	var wrong error
	for _, e := range s.byName[fold(name)] {
		f, err := e.load()
		if err == nil {
			return f, wrong
		}
		if wrong == nil {
			wrong = fmt.Errorf("%s：%w", filepath.Base(e.path), err)
		}
	}
	return nil, wrong
}

// Fallback returns a face that has the character, and its glyph; nil when no
// face of the set has it. It may be any font of the system, so that an empty
// glyph, as fonts of coloured pictures have, does not count, nor does what some
// font draws for a code of private use, a separator or a lost character.
func (s *Set) Fallback(r rune) (*Face, GID) {
	if unicode.In(r, unicode.Co, unicode.Zl, unicode.Zp) || r == unicode.ReplacementChar {
		return nil, 0
	}
	shows := func(f *Face) (GID, bool) {
		if f == nil {
			return 0, false
		}
		g := f.Glyph(r)
		return g, g != 0 && (len(f.outline(g)) > 0 || unicode.IsSpace(r))
	}
	for _, role := range fallback {
		f := s.Role(role)
		if g, ok := shows(f); ok {
			return f, g
		}
	}
	for _, e := range s.entries {
		f, err := e.load()
		if err != nil {
			continue
		}
		if g, ok := shows(f); ok {
			return f, g
		}
	}
	return nil, 0
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 0x7F }) < 0
}
