package ledger

import (
	"slices"
	"strings"
)

// look is what a cell style tells of the value.
type look struct{ date, yearless, percent, struck, unseen bool }

type styleReader struct {
	codes map[int]string // custom number formats
	fonts []typeface
	fills []string // the colour behind the text, "" when it has no single one
	looks []look
}

// typeface is what a font tells: its colour, and whether it strikes out.
type typeface struct {
	colour string
	struck bool
}

// styles reads the cell styles, in the order that cells refer to them.
func (a *archive) styles(name string) ([]look, error) {
	if name == "" {
		return nil, nil
	}
	r := styleReader{codes: map[int]string{}}
	err := a.each(name, func(p *part, t token) error {
		if t == startTag && len(p.open) >= 3 {
			r.element(p.open[1], len(p.open), &p.tag)
		}
		return nil
	})
	return r.looks, err
}

// element: group is the list in the style sheet that the element lies in.
func (r *styleReader) element(group string, depth int, e *tag) {
	_, group = split(group)
	switch {
	case group == "numFmts" && depth == 3:
		r.codes[number(e.attr("numFmtId"))] = string(e.attr("formatCode"))
	case group == "fonts" && depth == 3:
		r.fonts = append(r.fonts, typeface{colour: black})
	case group == "fonts" && len(r.fonts) > 0:
		r.font(&r.fonts[len(r.fonts)-1], e)
	case group == "fills" && depth == 3:
		r.fills = append(r.fills, "")
	case group == "fills" && len(r.fills) > 0:
		r.fill(&r.fills[len(r.fills)-1], e)
	case group == "cellXfs" && depth == 3:
		r.looks = append(r.looks, r.look(e))
	}
}

func (r *styleReader) font(f *typeface, e *tag) {
	switch e.name {
	case "strike":
		f.struck = e.on()
	case "color":
		f.colour = ink(e)
	}
}

func (r *styleReader) fill(ground *string, e *tag) {
	switch pattern := string(e.attr("patternType")); {
	case e.name == "patternFill" && (pattern == "" || pattern == "none"):
		*ground = white
	case e.name == "patternFill" && pattern == "solid":
		*ground = "?"
	case e.name == "fgColor" && *ground == "?":
		*ground = ink(e)
	}
}

// look puts a cell style together; text of the colour behind it is not seen.
func (r *styleReader) look(e *tag) look {
	out := r.format(number(e.attr("numFmtId")))
	ground := white
	if i := number(e.attr("fillId")); i >= 0 && i < len(r.fills) {
		ground = r.fills[i]
	}
	if i := number(e.attr("fontId")); i >= 0 && i < len(r.fonts) {
		out.struck = r.fonts[i].struck
		out.unseen = out.unseen || r.fonts[i].colour == ground
	}
	return out
}

const (
	black = "000000"
	white = "FFFFFF"
)

// ink names a colour so that equal ones are equal: black and white however
// they are written, any other the way it is.
func ink(e *tag) string {
	rgb, theme, index, tint := string(e.attr("rgb")), string(e.attr("theme")), string(e.attr("indexed")), string(e.attr("tint"))
	switch {
	case len(rgb) >= 6 && tint == "":
		return strings.ToUpper(rgb[len(rgb)-6:])
	case theme == "0" && tint == "", index == "1" || index == "9":
		return white
	case theme == "1" && tint == "", index == "0" || index == "8" || index == "64", yes(e.attr("auto")):
		return black
	}
	return rgb + "/" + theme + "/" + index + "/" + tint
}

// number reads a whole number from 0, -1 for anything else.
func number(s []byte) int {
	if string(s) == "0" {
		return 0
	}
	if n, ok := parseIndex(s, maxRow*8); ok {
		return n
	}
	return -1
}

// format: the built-in formats have no code in the file; 27–36 and 50–58 are
// the Chinese dates.
func (r *styleReader) format(id int) look {
	if code, ok := r.codes[id]; ok {
		date := dateCode(code)
		return look{date: date, yearless: date && !strings.ContainsAny(bare(code), "yYeE"), percent: strings.Contains(bare(code), "%"), unseen: code == ";;;"}
	}
	date := id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58
	return look{date: date, yearless: slices.Contains(yearlessFormats, id), percent: id == 9 || id == 10}
}

// yearlessFormats are the built-in formats of month and day: d-mmm and m月d日.
var yearlessFormats = []int{16, 28, 29, 51, 53, 54, 58}

// dateCode reports whether a format shows a day: a y or d, or a month beside 年
// or 月, outside quotes and brackets.
func dateCode(code string) bool {
	section, _, _ := strings.Cut(bare(code), ";")
	s := strings.ToLower(section)
	if strings.Contains(s, "general") {
		return false
	}
	return strings.ContainsAny(s, "yd") || strings.ContainsRune(s, 'e') && strings.Contains(s, "m") ||
		strings.Contains(s, "m") && !strings.ContainsAny(s, "hs0#")
}

// bare strips quoted words, escaped characters and [conditions].
func bare(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			i = skip(code, i, '"')
		case '[':
			i = skip(code, i, ']')
		case '\\', '_', '*':
			i++
		default:
			b.WriteByte(code[i])
		}
	}
	return b.String()
}

func skip(s string, from int, close byte) int {
	if n := strings.IndexByte(s[from+1:], close); n >= 0 {
		return from + 1 + n
	}
	return len(s)
}
