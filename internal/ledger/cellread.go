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
	keep    *keeper
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
func (c *cellReader) finish(sh *shared) (packed, error) {
	c.inside = false
	out := packed{col: uint8(c.col)} // one beyond maxColumns is refused by the reader
	var l look
	if c.style >= 0 && c.style < len(sh.looks) {
		l = sh.looks[c.style]
	}
	if c.has {
		out.flags |= formulaFlags(string(c.formula))
	}
	if l.struck {
		out.flags |= Struck
	}
	if l.unseen {
		out.flags |= Unseen
	}
	err := c.typed(&out, l, sh)
	if c.has && image(string(c.formula)) || out.kind == Text && image(sh.texts.at(out.text)) {
		out.kind, out.text = Image, 0
	}
	if out.text == 0 && out.kind != Image {
		out.kind = Empty
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

func (c *cellReader) typed(out *packed, l look, sh *shared) error {
	switch c.kind {
	case "s":
		return c.sharedText(out, sh)
	case "inlineStr":
		c.setWords(out, c.rich.words(c.keep))
	case "str":
		c.setWords(out, words{text: c.keep.words(c.value)})
	case "b":
		out.kind, out.text = Bool, c.keep.keep(c.value)
	case "e":
		out.kind, out.text = Error, c.keep.keep(c.value)
	case "d":
		out.kind, out.text = Text, c.keep.keep(c.value)
	case "", "n":
		return c.numeric(out, l, sh)
	default:
		return damaged()
	}
	return nil
}

func (c *cellReader) setWords(out *packed, w words) {
	out.kind, out.text = Text, w.text
	if w.struck {
		out.flags |= Struck
	}
}

func damaged() error {
	return fail("F115", saveAgain, "单元格的内容已损坏，读不出来。")
}

func (c *cellReader) sharedText(out *packed, sh *shared) error {
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

func (c *cellReader) numeric(out *packed, l look, sh *shared) error {
	if len(c.value) == 0 {
		return nil
	}
	out.text = c.keep.keep(c.value)
	if _, err := strconv.ParseFloat(sh.texts.at(out.text), 64); err != nil {
		return damaged()
	}
	out.kind, out.shown = Number, l.shown
	if l.date {
		out.kind = Date
	}
	if l.yearless {
		out.flags |= Yearless
	}
	if l.percent {
		out.flags |= Percent
	}
	if sh.date1904 {
		out.flags |= Era1904
	}
	return nil
}
