package ledger

import (
	"regexp"
	"strconv"
)

// cellReader gathers one <c>: value, formula and inline text.
type cellReader struct {
	inside  bool
	col     int
	kind    string // attribute t
	style   int
	value   []byte
	formula []byte
	has     bool // a formula, even an empty shared one
	in      byte // v or f while inside that element
	rich    richText
	inline  bool
	texts   keeper
}

func (c *cellReader) begin(col int, e *tag) {
	c.inside, c.col, c.has, c.in, c.inline = true, col, false, 0, false
	c.kind, c.style = "", 0
	c.value, c.formula = c.value[:0], c.formula[:0]
	for i := range e.attrs {
		switch a := &e.attrs[i]; a.name {
		case "t":
			c.kind = cellType(a.value)
		case "s":
			c.style = number(a.value)
		}
	}
}

// cellTypes are the values of t; the last stands for any other.
var cellTypes = [...]string{"s", "n", "str", "inlineStr", "b", "e", "d", "?"}

func cellType(b []byte) string {
	for _, t := range cellTypes {
		if string(b) == t {
			return t
		}
	}
	return "?"
}

func (c *cellReader) start(e *tag) {
	switch e.name {
	case "v":
		c.in = 'v'
	case "f":
		c.in, c.has = 'f', true
	case "is":
		c.inline = true
		c.rich.reset()
	default:
		c.rich.start(e)
	}
}

func (c *cellReader) chars(b []byte) {
	switch {
	case !c.inside:
	case c.in == 'v':
		c.value = append(c.value, b...)
	case c.in == 'f':
		c.formula = append(c.formula, b...)
	case c.inline:
		c.rich.chars(b)
	}
}

func (c *cellReader) end(name string) {
	switch name {
	case "v", "f":
		c.in = 0
	default:
		c.rich.end(name)
	}
}

var (
	externalBook = regexp.MustCompile(`\[[^\]]+\]`)
	changing     = regexp.MustCompile(`(?i)\b(TODAY|NOW|RAND|RANDBETWEEN|OFFSET|INDIRECT)\(`)
)

// finish makes the cell; a value that its type cannot have is a fault.
func (c *cellReader) finish(sh *shared) (Cell, error) {
	c.inside = false
	out := Cell{Col: uint16(c.col)}
	var l look
	if c.style >= 0 && c.style < len(sh.looks) {
		l = sh.looks[c.style]
	}
	if c.has {
		out.Flags |= formulaFlags(string(c.formula))
	}
	if l.struck {
		out.Flags |= Struck
	}
	err := c.typed(&out, l, sh)
	if c.has && image(string(c.formula)) || out.Kind == Text && image(out.raw) {
		out.Kind, out.raw = Image, ""
	}
	if out.raw == "" && out.Kind != Image {
		out.Kind = Empty
	}
	return out, err
}

func formulaFlags(f string) Flags {
	flags := Formula
	if externalBook.MatchString(f) {
		flags |= External
	}
	if changing.MatchString(f) {
		flags |= Volatile
	}
	return flags
}

func (c *cellReader) typed(out *Cell, l look, sh *shared) error {
	switch c.kind {
	case "s":
		return c.sharedText(out, sh)
	case "inlineStr":
		c.setWords(out, c.rich.words(&c.texts))
	case "str":
		c.setWords(out, words{text: c.texts.words(c.value)})
	case "b":
		out.Kind, out.raw = Bool, c.texts.keep(c.value)
	case "e":
		out.Kind, out.raw = Error, c.texts.keep(c.value)
	case "d":
		out.Kind, out.raw = Text, c.texts.keep(c.value)
	case "", "n":
		return c.numeric(out, l, sh)
	default:
		return damaged()
	}
	return nil
}

func (c *cellReader) setWords(out *Cell, w words) {
	out.Kind, out.raw = Text, w.text
	if w.struck {
		out.Flags |= Struck
	}
}

func damaged() error {
	return fail("F115", saveAgain, "单元格的内容已损坏，读不出来。")
}

func (c *cellReader) sharedText(out *Cell, sh *shared) error {
	if len(c.value) == 0 {
		return nil
	}
	i := number(c.value)
	if i < 0 || i >= len(sh.strings.texts) {
		return fail("F115", saveAgain, "单元格的文字不在文件的文字表里，内容读不到。")
	}
	c.setWords(out, words{sh.strings.texts[i], sh.strings.struck[i]})
	return nil
}

func (c *cellReader) numeric(out *Cell, l look, sh *shared) error {
	if len(c.value) == 0 {
		return nil
	}
	raw := c.texts.keep(c.value)
	if _, err := strconv.ParseFloat(raw, 64); err != nil {
		return damaged()
	}
	out.Kind, out.raw = Number, raw
	if l.date {
		out.Kind = Date
	}
	if l.percent {
		out.Flags |= Percent
	}
	if sh.date1904 {
		out.Flags |= Era1904
	}
	return nil
}
