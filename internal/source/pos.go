// Package source says where a thing was read: a cell of a ledger, a paragraph
// of a template, a line of the configuration. Everything that can be wrong or
// that can be printed carries such a place. It imports nothing of ours.
package source

import (
	"fmt"
	"strconv"
	"strings"
)

// Pos is a place that a person can open. Only the fields that apply are set:
// File+Sheet+Cell for a workbook, File+Part+Para for a Word file and Cell too
// when the paragraph stands in a table, File+Line for a text file. The zero Pos means "nowhere in particular".
type Pos struct {
	File  string // as the user knows it: 整改台账.xlsx
	Sheet string // worksheet name
	Cell  string // A1 reference or range: J12, C3:C9; of a Word file 表1第2行第3列
	Part  string // part of a Word file in words: 正文, 页脚
	Para  int    // 1-based paragraph within Part
	Words string // the first words of that paragraph
	Line  int    // 1-based line of a text file
}

// String renders the place the way messages show it:
// 整改台账.xlsx!台账!J12, 公开通报.docx 正文第31段“一是…”, config.toml:14.
func (p Pos) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	switch {
	case p.Line > 0:
		b.WriteString(":" + strconv.Itoa(p.Line))
	case p.Part != "" || p.Para > 0:
		b.WriteString(" " + p.Part)
		switch {
		case p.Cell != "":
			b.WriteString(p.Cell)
		case p.Para > 0:
			fmt.Fprintf(&b, "第%d段", p.Para)
		}
		if p.Words != "" {
			b.WriteString("“" + p.Words + "”")
		}
	case p.Sheet != "":
		b.WriteString("!" + p.Sheet)
		if p.Cell != "" {
			b.WriteString("!" + p.Cell)
		}
	}
	return b.String()
}

// IsZero reports whether the place is unknown.
func (p Pos) IsZero() bool { return p == Pos{} }
