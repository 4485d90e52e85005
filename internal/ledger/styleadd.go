package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// styleLists are the lists of a style sheet, in the order they must stand.
var styleLists = []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"}

// The two fills that every list of them begins with.
const (
	noFill   = `<fill><patternFill patternType="none"/></fill>`
	grayFill = `<fill><patternFill patternType="gray125"/></fill>`
)

const emptyStyles = `<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2">` + noFill + grayFill +
	`</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`

// styler adds to a style sheet; what is there already keeps its number.
type styler struct {
	relations string // namespace of relationships
	part      string
	prefix    string
	count     map[string]int // entries that the part has
	added     map[string][]string
	xfs       []string // the cell styles of the part, as written
	filled    map[[2]int]int
}

// styler reads the style sheet of a workbook, and makes one where none is.
func (b *bundle) styler(name string) *styler {
	if name == "" {
		data := xmlHead + `<styleSheet xmlns="` + b.cells() + `">` + emptyStyles + `</styleSheet>`
		name = b.create("xl/styles.xml", typeOf("styles"), []byte(data))
		b.relate(b.main, "styles", name)
	}
	s := &styler{relations: b.relations(), part: name, count: map[string]int{}, added: map[string][]string{}, filled: map[[2]int]int{}}
	group, from := "", 0
	b.change(name, func(p *patch, n *node) {
		switch {
		case n.depth == 1:
			s.prefix = n.prefix()
		case n.depth == 2 && n.start:
			group = n.name
		case n.depth == 3 && n.start:
			s.count[group]++
			from = n.from
		}
		if group == "cellXfs" && n.depth == 3 && !n.start {
			s.xfs = append(s.xfs, string(p.data[from:n.to]))
		}
	})
	if s.count["cellXfs"] == 0 {
		s.xfs = []string{`<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`}
		s.add("cellXfs", s.xfs[0])
	}
	return s
}

// add puts an entry into a list, once, and gives its number.
func (s *styler) add(list, entry string) int {
	if list == "fills" && s.count[list]+len(s.added[list]) == 0 {
		s.added[list] = []string{prefixed(s.prefix, noFill), prefixed(s.prefix, grayFill)}
	}
	entry = prefixed(s.prefix, entry)
	i := slices.Index(s.added[list], entry)
	if i < 0 {
		i = len(s.added[list])
		s.added[list] = append(s.added[list], entry)
	}
	return s.count[list] + i
}

// levelColours are the fills of faulty cells: red, yellow, light blue.
var levelColours = [...]string{source.Error: "FFFFC7CE", source.Warning: "FFFFEB9C", source.Notice: "FFDDEBF7"}

func solid(colour string) string {
	return `<fill><patternFill patternType="solid"><fgColor rgb="` + colour + `"/><bgColor indexed="64"/></patternFill></fill>`
}

// fill gives the style that differs from an old one by the fill of a level.
func (s *styler) fill(old int, level source.Level) int {
	if old < 0 || old >= len(s.xfs) {
		old = 0
	}
	key := [2]int{old, int(level)}
	if id, ok := s.filled[key]; ok {
		return id
	}
	raw := s.xfs[old]
	end := strings.IndexByte(raw, '>') + 1
	head := setAttr(raw[:end], "fillId", strconv.Itoa(s.add("fills", solid(levelColours[level]))))
	s.added["cellXfs"] = append(s.added["cellXfs"], setAttr(head, "applyFill", "1")+raw[end:])
	s.filled[key] = s.count["cellXfs"] + len(s.added["cellXfs"]) - 1
	return s.filled[key]
}

// write puts everything that was added into the part.
func (s *styler) write(b *bundle) {
	done := map[string]bool{}
	b.change(s.part, func(p *patch, n *node) {
		switch {
		case n.depth == 2 && n.start && !n.closed && len(s.added[n.name]) > 0:
			s.recount(p, n)
		case n.depth == 2 && n.closed && n.start && len(s.added[n.name]) > 0:
			p.replace(n.from, n.to, s.list(n.name))
			done[n.name] = true
		case n.depth == 2 && !n.start && len(s.added[n.name]) > 0 && !done[n.name]:
			p.insert(n.from, strings.Join(s.added[n.name], ""))
			done[n.name] = true
		}
		if n.depth == 2 && n.start {
			s.missing(p, n.from, slices.Index(styleLists, n.name), done)
		}
		if n.depth == 1 && !n.start {
			s.missing(p, n.from, len(styleLists), done)
		}
	})
}

func (s *styler) recount(p *patch, n *node) {
	total := strconv.Itoa(s.count[n.name] + len(s.added[n.name]))
	p.replace(n.from, n.to, setAttr(string(p.data[n.from:n.to]), "count", total))
}

// list is a whole list of what was added, for a part that has none.
func (s *styler) list(name string) string {
	return prefixed(s.prefix, "<"+name+">") + strings.Join(s.added[name], "") + prefixed(s.prefix, "</"+name+">")
}

// missing writes the lists that the part does not have and that must stand
// before a place.
func (s *styler) missing(p *patch, at, before int, done map[string]bool) {
	for _, name := range styleLists[:max(before, 0)] {
		if s.count[name] == 0 && len(s.added[name]) > 0 && !done[name] {
			p.insert(at, s.list(name))
			done[name] = true
		}
	}
}

func typeOf(kind string) string {
	return fmt.Sprintf("application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml", kind)
}
