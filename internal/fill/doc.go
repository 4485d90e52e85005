// Package fill is the template language: a Word file with tags, checked
// against a schema before there is any data, and filled so that every printed
// value is known by the cells it came from. It has never heard of ledgers or
// inspections.
//
// # The language
//
//	{{表达式}}                       a value; {{表达式?}} may be empty
//	{{#列表}} … {{:}} … {{/}}        once for each item; the part after {{:}} when there is none
//	{{?条件}} … {{:}} … {{/}}        the first part when the condition holds, else the second
//	{{^表达式}}                      a value in a cell of a repeated row: equal neighbours become one cell
//
// Three functions put in what is no text: 图片("印章.png", 40) a picture, and, each
// alone in its paragraph, 图表("环形图", 名称, 数值) a chart and 插入("附件.docx") another
// Word file of the template's folder.
//
// {{/列表}} may name what it closes. A tag may be split over runs, stand in a
// hyperlink, a content control, a text box, a header or a footnote, and be
// typed with full-width braces, operators and Chinese quotation marks. A value
// takes the format of the run in which its tag begins.
//
// Inside a repetition the fields of the item are visible by name, and so are
// all outer names; 上级.名称 reaches a name that the item hides. 行号 is the
// number of the item from 1, 项数 the number of items, 本项 the item itself.
//
// # Where tags stand
//
//   - Both tags in one paragraph: what stands between them is repeated.
//   - Each tag alone in its paragraph, or the first tag at the very beginning
//     of a paragraph and the last at the very end of another: the paragraphs
//     (and tables) between are repeated. A paragraph of nothing but tags leaves
//     no blank paragraph behind.
//   - The first tag at the beginning of a row's first cell, the last at the end
//     of the last cell of the same or of a later row: the rows are repeated. A
//     row of nothing but tags disappears.
//   - Each tag alone in a cell, with other cells outside: the cells between are
//     repeated, and those of the tags disappear. The grid is made anew.
//   - A paragraph of nothing but constructs that print nothing disappears too, and
//     so does a table that is left without rows. A cell keeps a paragraph.
//   - Anything else crosses a boundary and is a problem with its place.
//
// # Missing values
//
// A value that is empty prints 【待补充：名】 and is listed in Result.Missing, unless
// its tag ends in a question mark.
//
// # How it works
//
// A template is compiled once and filled many times. Values flow one way, from
// phase to phase; what a phase hands on never changes again.
//
//	Parse   Word file → Template (steps and tags), parse.go
//	  story.go, inline.go          what a person reads in a paragraph, and where it stands
//	  tag.go, normalize.go, pair.go   tags are found in that text, tidied and paired
//	  include.go                   files that are put in
//	  safety.go, otherparts.go     what must not be left in a template
//	  nest.go                      tags are lifted out of runs, cells and rows until those of a
//	                               construct stand side by side: the tree becomes steps (step.go)
//	  columns.go, blank.go, crossing.go, content.go   what lifting depends on
//
//	Bind    Template + Schema → Bound (a program for each tag), bind.go
//	  schema.go, table.go          the names a view and the sheets offer; scope.go, those of a place
//	  program.go                   one expression: read, resolved, type-checked, compiled
//	  resolve.go, names.go, builtins.go, functions.go, alias.go   what its names and calls mean
//	  suggest.go                   what was meant, when nothing has that name
//	  sumsort.go, group.go, hoist.go, shadow.go   what is ours and not the expression library's
//
//	Fill    Bound + view → Result (a Word file and its trace), fill.go
//	  eval.go, value.go            a program's value on the item at hand, as papers print it
//	  element.go, print.go         steps → nodes, which come from arena.go
//	  picture.go, draw.go, chart*.go   what is no text
//	  grid.go, mergecells.go, renumber.go, unique.go   tables, numberings and identities put right
//	  trace.go, origin.go          where every word came from
//
// Beside the line: leaves.go and inventory.go say what a paper depends on and
// what a template asks for, annotate.go puts the problems into a marked copy.
package fill

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// Functions are the functions an expression may call, by name: Go funcs that
// return a value, or a value and an error.
type Functions map[string]any

// Result is a filled template.
type Result struct {
	File    *docx.File
	Trace   []Trace   // paragraphs that hold values, in document order
	Missing []Missing // in document order

	// Contents is the table of contents, which still wants its page numbers; nil
	// when there is none.
	Contents *docx.Contents
}

// Trace says of one paragraph of the output where its values came from. Part
// and Para are those of the paragraph's source.Pos.
type Trace struct {
	Part   string
	Para   int
	Text   string
	Pieces []Piece
}

// Piece is one value in a paragraph.
type Piece struct {
	Text  string
	Start int          // in characters from the start of the paragraph
	From  []source.Pos // the cells; of a computed value, those of every field it mentions
	*Asked
}

// Asked is the tag that asked for a value; all values of one tag share it.
type Asked struct {
	Expr     string
	Template source.Pos
}

// Missing is a value that the data does not hold.
type Missing struct {
	At   source.Pos // of the tag in the template
	Name string     // what is missing, as printed in 【待补充：…】
	Expr string
	Item string       // which item of which list: 方面[1].问题[2]; empty outside repetitions
	From []source.Pos // the empty cells, or the first known cell of the item
}

// The problems of a template and of filling it.
const (
	codeName      = "T101" // unknown name
	codeBraces    = "T102" // braces that do not pair
	codeNesting   = "T103" // repetitions and conditions that cross or do not end
	codeRevision  = "T105" // tracked changes and comments left in
	CodeHidden    = "T106" // text that nobody sees
	codeMacro     = "T107" // macros, and protection against editing
	codeExternal  = "T109" // links to other files
	codeCorrupt   = "T110" // a part that is not well-formed
	codeKind      = "T112" // a value of the wrong kind
	codeUntagged  = "T113" // no tag at all
	codePlace     = "T114" // a tag where none is filled
	codeStructure = "T115" // something that cannot be repeated
	codeSyntax    = "T116" // an expression that cannot be read
	codeSize      = "T117" // an output that grows out of hand
	codeValue     = "T118" // an expression that fails on the data
	codeCharacter = "T119" // a character that XML does not allow
	codeFile      = "T120" // a picture or document that is not there
)
