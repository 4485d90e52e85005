package fidelity

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"unicode"
)

// Line is one visual line of a page: its text without spaces, and its ends in
// points.
type Line struct {
	Text        string
	Left, Right float64
	Y           float64 // middle, from the top
	pieces      int     // the lines that were joined to make it
}

// word is one word of pdftotext -bbox-layout.
type word struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

func (w word) middle() float64 { return (w.YMin + w.YMax) / 2 }
func (w word) height() float64 { return w.YMax - w.YMin }

// ReadLines lists the visual lines of each page of a PDF.
func ReadLines(file string) ([][]Line, error) {
	out, err := exec.Command("pdftotext", "-bbox-layout", file, "-").Output()
	if err != nil {
		return nil, fmt.Errorf("pdftotext %s: %w", file, err)
	}
	return parseLines(strings.NewReader(strings.Map(printable, string(out))))
}

func printable(r rune) rune {
	if r < 0x20 && r != '\n' {
		return -1
	}
	return r
}

func parseLines(r *strings.Reader) ([][]Line, error) {
	var pages [][]Line
	var words []word
	d := xml.NewDecoder(r)
	for {
		t, err := d.Token()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "word" {
				var w word
				if err := d.DecodeElement(&w, &t); err != nil {
					return nil, err
				}
				words = append(words, w)
			}
		case xml.EndElement:
			if t.Name.Local == "page" {
				pages = append(pages, regroup(words))
				words = nil
			}
		}
	}
	return pages, nil
}

// How words become lines: those whose middles are closer than sameLine of
// their height stand on one line, which a gap wider than split of the height
// divides (cells of a table are lines of their own).
const (
	sameLine = 0.36
	split    = 0.5
)

func regroup(words []word) []Line {
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.middle(), b.middle()) })
	var out []Line
	for len(words) > 0 {
		n := 1
		for n < len(words) && words[n].middle()-words[0].middle() < sameLine*min(words[0].height(), words[n].height()) {
			n++
		}
		out = append(out, divide(words[:n])...)
		words = words[n:]
	}
	return out
}

func divide(row []word) []Line {
	slices.SortStableFunc(row, func(a, b word) int { return cmp.Compare(a.XMin, b.XMin) })
	var out []Line
	for _, w := range row {
		text := strings.Map(squeeze, w.Text)
		if text == "" {
			continue
		}
		if n := len(out); n > 0 && w.XMin-out[n-1].Right <= split*w.height() {
			out[n-1].Text += text
			out[n-1].Right = max(out[n-1].Right, w.XMax)
			continue
		}
		out = append(out, Line{text, w.XMin, w.XMax, w.middle(), 1})
	}
	return out
}

func squeeze(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return r
}
