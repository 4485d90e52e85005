package fill

import (
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// Author is whose comments Annotate writes; by it a marked copy is known.
const Author = "整改文书检查"

const (
	commentsPart = "word/comments.xml"
	commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	wordNS       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	bodyName     = "正文"
)

// Annotate copies a template and puts its problems into the copy as Word
// comments: at the tag that the problem names, else at its paragraph. What has
// no place in the body, where alone Word allows comments, is told at the first
// paragraph. A file without problems has no copy: nil.
func Annotate(f *docx.File, problems source.Problems) (*docx.File, error) {
	if len(problems) == 0 {
		return nil, nil
	}
	a := &annotator{file: f.Clone()}
	if err := a.open(); err != nil {
		return nil, err
	}
	places := map[int]*docx.Node{}
	paragraphs(a.body, func(p *docx.Node, number int) {
		if places[number] == nil {
			places[number] = p
		}
	})
	for _, p := range problems {
		at := places[p.At.Para]
		if p.At.Part != bodyName || at == nil {
			at = places[1]
		}
		if at != nil {
			a.comment(at, p)
		}
	}
	_, err := a.file.Relate(docx.DocumentPart, "comments", commentsPart, false)
	return a.file, err
}

// Annotated reports whether a file is a copy that Annotate made.
func Annotated(f *docx.File) bool {
	return strings.Contains(string(f.Part(commentsPart)), `w:author="`+Author+`"`)
}

type annotator struct {
	file     *docx.File
	body     *docx.Node
	comments *docx.Node
	next     int // the number of the next comment
}

func (a *annotator) open() (err error) {
	if a.body, err = a.file.Tree(docx.DocumentPart); err != nil {
		return err
	}
	if a.file.Part(commentsPart) == nil {
		empty := docx.Part(docx.El("w:comments", []string{"xmlns:w", wordNS}))
		if err = a.file.AddPart(commentsPart, commentsType, empty); err != nil {
			return err
		}
	}
	tree, err := a.file.Tree(commentsPart)
	if err != nil {
		return err
	}
	a.comments = tree.Root()
	for _, c := range a.comments.Kids {
		if id, err := strconv.Atoi(c.Attr("w:id")); err == nil {
			a.next = max(a.next, id+1)
		}
	}
	return nil
}

func (a *annotator) comment(p *docx.Node, problem source.Problem) {
	id := strconv.Itoa(a.next)
	a.next++
	c := docx.El("w:comment", []string{"w:id", id, "w:author", Author, "w:initials", "查"})
	for _, line := range commentLines(problem) {
		c.Kids = append(c.Kids, docx.El("w:p", nil, docx.El("w:r", nil, docx.WordText(visible(line)))))
	}
	a.comments.Kids = append(a.comments.Kids, c)
	around(p, problem.Text, func(words []*docx.Node) []*docx.Node {
		words = slices.Insert(words, 0, docx.El("w:commentRangeStart", []string{"w:id", id}))
		return append(words, docx.El("w:commentRangeEnd", []string{"w:id", id}),
			docx.El("w:r", nil, docx.El("w:commentReference", []string{"w:id", id})))
	})
}

func commentLines(p source.Problem) []string {
	line := p.Level.String() + " " + p.Code + " " + p.Text
	if p.At.Part != bodyName {
		line = "（" + strings.TrimSpace(p.At.Part+" "+p.At.Words) + "）" + line
	}
	if p.Hint == "" {
		return []string{line}
	}
	return []string{line, p.Hint}
}

// around puts a comment around the tag that a problem quotes, else around all of
// the paragraph but its properties.
func around(p *docx.Node, text string, wrap func([]*docx.Node) []*docx.Node) {
	m, found := quotedTag(inlineText(p), text)
	if !found {
		own := 0
		if len(p.Kids) > 0 && p.Kids[0].Name == "w:pPr" {
			own = 1
		}
		p.Kids = append(p.Kids[:own:own], wrap(p.Kids[own:])...)
		return
	}
	cut(p, []mark{m})
	p.Walk(func(n *docx.Node) bool {
		if at := slices.IndexFunc(n.Kids, func(k *docx.Node) bool { return k.Name == marker }); at >= 0 {
			run := docx.El("w:r", nil, append(n.Kids[at].Kids, docx.WordText(m.tag.written))...)
			n.Kids = slices.Replace(n.Kids, at, at+1, wrap([]*docx.Node{run})...)
		}
		return true
	})
}

// quotedTag finds the tag of a paragraph that a problem's text quotes: as it is
// written, or else its expression.
func quotedTag(paragraph, text string) (mark, bool) {
	marks, _ := scan(paragraph)
	at := slices.IndexFunc(marks, func(m mark) bool { return strings.Contains(text, m.tag.written) })
	if at < 0 {
		at = slices.IndexFunc(marks, func(m mark) bool { return m.tag.expr != "" && strings.Contains(text, "“"+m.tag.expr+"”") })
	}
	if at < 0 {
		return mark{}, false
	}
	return marks[at], true
}
