package recipe

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/docx"
)

// A block is one line of the markup, or one table.
type block struct {
	kind     kind
	text     string
	table    *table
	colophon *colophon
	head     *head
}

type kind int

const (
	body kind = iota
	title
	subtitle
	heading1
	heading2
	heading3
	heading4
	addressee
	signature
	date
	centred
	note
	caption
	masthead
	signers
	numberBlock
	attachments
	attachment
	figure
	figureCaption
	tableBlock
	colophonBlock
	headBlock
	jointBlock
	pageBreak
	landscape
	portrait
)

// prefixes are tried in order, so a longer one stands before its own beginning.
var prefixes = []struct {
	mark string
	kind kind
}{
	{"== ", subtitle}, {"= ", title},
	{"#### ", heading4}, {"### ", heading3}, {"## ", heading2}, {"# ", heading1},
	{">> ", signature}, {"> ", date}, {"<< ", attachment}, {"< ", addressee}, {"& ", attachments},
	{"^ ", centred}, {"~ ", note}, {"! ", caption},
	{"*** ", masthead}, {"** ", numberBlock}, {"*> ", signers},
	{"%% ", figureCaption}, {"% ", figure},
}

var commands = map[string]kind{"---": pageBreak, "@landscape": landscape, "@portrait": portrait}

func parse(markup string) ([]block, error) {
	var blocks []block
	var open rows // what the rows that follow belong to; nil for nothing
	for i, line := range strings.Split(markup, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		err := legal(line)
		switch {
		case err != nil:
		case strings.HasPrefix(line, "[[table") && strings.HasSuffix(line, "]]"):
			t := &table{}
			open, err = t, t.columnsOf(line)
			blocks = append(blocks, block{kind: tableBlock, table: t})
		case line == "[[版记]]":
			c := &colophon{}
			open = c
			blocks = append(blocks, block{kind: colophonBlock, colophon: c})
		case headKinds[line] != 0:
			h := &head{}
			open = h
			blocks = append(blocks, block{kind: headKinds[line], head: h})
		case open != nil && strings.HasPrefix(line, "|"):
			err = open.addRow(line)
		case strings.HasPrefix(line, "|"):
			err = fmt.Errorf("表格的行之前没有 [[table …]]")
		default:
			open = nil
			blocks = append(blocks, paragraph(line))
		}
		if err != nil {
			return nil, fmt.Errorf("第%d行：%w", i+1, err)
		}
	}
	return blocks, nil
}

// rows is a table that takes its rows line by line.
type rows interface{ addRow(line string) error }

// legal refuses characters that no Word file can hold.
func legal(line string) error {
	for _, r := range line {
		if !docx.Legal(r) {
			return fmt.Errorf("含 XML 不允许的字符 U+%04X", r)
		}
	}
	if !utf8.ValidString(line) {
		return fmt.Errorf("不是有效的 UTF-8 文本")
	}
	return nil
}

func paragraph(line string) block {
	if k, ok := commands[line]; ok {
		return block{kind: k}
	}
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(line, p.mark); ok {
			return block{kind: p.kind, text: strings.TrimSpace(rest)}
		}
	}
	return block{text: line}
}
