package ledger

import (
	"strconv"
	"strings"
)

// words is a text of the shared table, and whether some of it is struck out.
type words struct {
	text   string
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

func (r *richText) words() words { return words{unescape(string(r.text)), r.struck} }

// sharedStrings reads the table of texts; a workbook without text has none.
func (a *archive) sharedStrings(name string) ([]words, error) {
	if name == "" {
		return nil, nil
	}
	var table []words
	var rich richText
	err := a.each(name, func(p *part, t token) error {
		switch t {
		case startTag:
			if p.tag.name == "si" {
				rich.reset()
			}
			rich.start(&p.tag)
		case charData:
			rich.chars(p.text)
		case endTag:
			rich.end(p.tag.name)
			if p.tag.name == "si" {
				table = append(table, rich.words())
			}
		}
		return nil
	})
	return table, err
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
