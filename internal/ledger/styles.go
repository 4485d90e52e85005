package ledger

import "strings"

// look is what a cell style tells of the value.
type look struct {
	date, yearless, percent, struck, unseen bool
	shown                                   shown
}

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
	out := formatLook(number(e.attr("numFmtId")), r.codes)
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
