package fidelity

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"zhenggai/internal/docx"
)

// sameText checks that a PDF of ours says what the Word file says, in its
// order. White space, page numbers and the header rows that a table repeats do
// not count; a cell that goes on over the page may have its rest there.
func sameText(t *testing.T, file *docx.File, d *docx.Document, pdf string) {
	t.Helper()
	out, err := exec.Command("pdftotext", "-raw", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{want: chunks(file), heads: heads(d)}
	for i, page := range strings.Split(strings.TrimSuffix(string(out), "\f"), "\f") {
		got := []rune(pageNumber.ReplaceAllString(squeezed(page), ""))
		if at := r.page(got, i > 0); at >= 0 {
			t.Errorf("PDF第%d页的文字与docx不同：“%s”，docx 应为“%s”", i+1, string(got[at:min(at+20, len(got))]), r.next())
			return
		}
	}
	if r.next() != "" {
		t.Errorf("PDF中缺“%s”", r.next())
	}
}

// The page number that ends the text of a page.
var pageNumber = regexp.MustCompile(`—\d+—$`)

func squeezed(s string) string { return strings.Map(squeeze, s) }

// chunks are the paragraphs and cells of the body.
func chunks(f *docx.File) [][]rune {
	body, _, _ := strings.Cut(docx.PlainText(f), "\f")
	var out [][]rune
	for _, s := range strings.FieldsFunc(body, func(r rune) bool { return r == '\n' || r == '\t' }) {
		if s = squeezed(s); s != "" {
			out = append(out, []rune(s))
		}
	}
	return out
}

// heads are the texts of the tables' header rows.
func heads(d *docx.Document) [][]rune {
	var out [][]rune
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(*docx.Table); ok {
				out = append(out, head(table))
			}
		}
	}
	return out
}

func head(table *docx.Table) []rune {
	s := ""
	for _, r := range table.Rows {
		if !r.Header {
			break
		}
		for _, c := range r.Cells {
			for _, b := range c.Blocks {
				if p, ok := b.(*docx.Paragraph); ok {
					s += text(p)
				}
			}
		}
	}
	return []rune(squeezed(s))
}

func text(p *docx.Paragraph) string {
	s := ""
	for _, in := range p.Inlines {
		if t, ok := in.(docx.Text); ok {
			s += t.Text
		}
	}
	return s
}

// reader goes through the pages with what is still to come.
type reader struct {
	rest  [][]rune // of cells that began on the page before
	want  [][]rune // not begun
	heads [][]rune
}

func (r *reader) next() string {
	for _, c := range append(r.rest, r.want...) {
		return string(c)
	}
	return ""
}

// page takes the text of a page away and returns where that fails, -1 if not.
func (r *reader) page(got []rune, later bool) int {
	now := step{rest: r.rest, want: r.want}
	best := 0
	end, ok := now.read(got, 0, &best)
	for i := 0; !ok && later && i < len(r.heads); i++ {
		if n := len(r.heads[i]); n > 0 && common(got, r.heads[i]) == n {
			end, ok = now.read(got[n:], n, &best)
		}
	}
	if !ok {
		return best
	}
	r.rest, r.want = append(end.rest, end.left...), end.want
	return -1
}

// step is one way to read a page as far as it has been read: rest is what may
// go on from the page before, left what was begun here and goes on after it.
type step struct{ rest, want, left [][]rune }

// read tries whole chunks first, then ever shorter beginnings of one.
func (s step) read(got []rune, at int, best *int) (step, bool) {
	*best = max(*best, at)
	if len(got) == 0 {
		return s, len(s.rest) == 0
	}
	for i, c := range s.rest {
		n := common(got, c)
		after := append(append([][]rune{}, s.rest[:i]...), s.rest[i+1:]...)
		if end, ok := (step{after, s.want, s.left}).take(c, n, got, at, best); ok {
			return end, true
		}
	}
	if len(s.want) == 0 {
		return s, false
	}
	return step{s.rest, s.want[1:], s.left}.take(s.want[0], common(got, s.want[0]), got, at, best)
}

// take reads n characters of chunk c, or fewer. Of a chunk that is not whole
// at least one character is here.
func (s step) take(c []rune, n int, got []rune, at int, best *int) (step, bool) {
	for ; n > 0; n-- {
		next := s
		if n < len(c) {
			next.left = append(append([][]rune{}, s.left...), c[n:])
		}
		if end, ok := next.read(got[n:], at+n, best); ok {
			return end, true
		}
	}
	return s, false
}

func common(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
