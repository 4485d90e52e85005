package ledger

import (
	"strconv"
	"strings"
)

// words is a text of the shared table, and whether some of it is struck out.
type words struct {
	text   ref
	struck bool
}

// richText gathers the runs of a <si> or <is> and leaves phonetics out.
type richText struct {
	text     []byte
	struck   bool
	phonetic bool
	inText   bool
	inStruck bool
}

func (r *richText) reset() { *r = richText{text: r.text[:0]} }

func (r *richText) start(e *tag) {
	switch e.name {
	case "r":
		r.inStruck = false
	case "rPh":
		r.phonetic = true
	case "strike":
		r.inStruck = e.on()
	case "t":
		r.inText = !r.phonetic
	}
}

func (r *richText) chars(b []byte) {
	if r.inText {
		r.text = append(r.text, b...)
		r.struck = r.struck || r.inStruck && !blank(b)
	}
}

func (r *richText) end(name string) {
	switch name {
	case "rPh":
		r.phonetic = false
	case "t":
		r.inText = false
	}
}

func (r *richText) words(k *keeper) words { return words{k.words(r.text), r.struck} }

// textTable is the shared table of texts; few of them are struck out.
type textTable struct {
	texts  []ref
	struck map[int]bool
}

func (t *textTable) add(w words) {
	if w.struck {
		t.struck[len(t.texts)] = true
	}
	t.texts = append(t.texts, w.text)
}

// sharedStrings reads the table of texts; a workbook without text has none.
func (a *archive) sharedStrings(name string, t *texts) (*textTable, error) {
	table := &textTable{struck: map[int]bool{}}
	if name == "" {
		return table, nil
	}
	var rich richText
	keep := newKeeper(t)
	err := a.each(name, func(p *part, t token) error {
		switch t {
		case startTag:
			switch p.tag.name {
			case "si":
				rich.reset()
			case "sst":
				table.texts = make([]ref, 0, a.expected(name, p.tag.attr("uniqueCount")))
			}
			rich.start(&p.tag)
		case charData:
			rich.chars(p.text)
		case endTag:
			rich.end(p.tag.name)
			if p.tag.name == "si" {
				table.add(rich.words(keep))
			}
		}
		return nil
	})
	return table, err
}

// leastText is the size of an empty text in the table, <si/>.
const leastText = 5

// expected is how many texts a part says it holds, as far as its size allows.
func (a *archive) expected(name string, said []byte) int {
	f := a.Part(name)
	return max(min(number(said), int(f.UncompressedSize64/leastText)), 0)
}

// unescape decodes _x000D_ and the like, the way a workbook writes characters
// that XML cannot hold. _x005F_ protects a following _xHHHH_.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if n, ok := escaped(s[i:]); ok {
			b.WriteRune(n)
			i += len("_x0000_")
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

func escaped(s string) (rune, bool) {
	if len(s) < len("_x0000_") || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}
