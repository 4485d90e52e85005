package merge

import (
	"fmt"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// Merged is a person's file brought up to date.
type Merged struct {
	File      *docx.File
	Updated   int        // places that only the new version changed, now updated
	Kept      int        // places that only the person changed, as they were
	Conflicts []Conflict // places that both changed
}

// Conflict is a place that a person and the new version changed in different
// ways. The person's wording stands; the new one is offered as a tracked
// change, unless Offered is false.
type Conflict struct {
	At           source.Pos // in the merged file
	Mine, Theirs string     // "" for taken out
	Offered      bool
}

// Three carries the edits of a person over to a new version, paragraph by
// paragraph and cell by cell. base is the version that the person edited, mine
// the edited file, theirs the new version. What only theirs changed is updated,
// what only mine changed is kept; in a paragraph that both changed, sentences
// that only one of them touched are still joined.
func Three(base, mine, theirs *docx.File) (*Merged, error) {
	m := &merger{out: &Merged{File: mine.Clone()}}
	for _, v := range []struct {
		to   **version
		file *docx.File
	}{{&m.base, base.Clone()}, {&m.mine, m.out.File}, {&m.theirs, theirs.Clone()}} {
		read, err := newVersion(v.file)
		if err != nil {
			return nil, err
		}
		*v.to = read
	}
	if err := m.all(); err != nil {
		return nil, err
	}
	return m.out, m.check()
}

type merger struct {
	base, mine, theirs *version
	out                *Merged
	*carrier
	*tracker
	story    string
	conflict []*docx.Node        // paragraphs of the conflicts, to find their places at the end
	taken    map[*docx.Node]Line // what was taken from theirs, and how it must look
}

func (m *merger) all() error {
	m.taken = map[*docx.Node]Line{}
	m.tracker = newTracker()
	for _, s := range m.mine.file.Stories() {
		tree, err := m.mine.file.Tree(s.Part)
		if err != nil {
			return err
		}
		m.last = max(m.last, newTracker(tree).last)
	}
	styles := newCarrier(m.theirs.file, m.mine.file, docx.DocumentPart, docx.DocumentPart)
	styles.restyle(m.base.file)
	if styles.err != nil {
		return styles.err
	}
	for _, s := range m.shared() {
		if err := m.part(s); err != nil {
			return err
		}
	}
	return m.pages()
}

// part merges one story: the body, a header or a footer.
func (m *merger) part(s sharedStory) error {
	m.story = s.name
	m.carrier = newCarrier(m.theirs.file, m.mine.file, s.theirs, s.mine)
	b, t, mine := m.tree(m.base.file, s.base), m.tree(m.theirs.file, s.theirs), m.tree(m.mine.file, s.mine)
	if m.err != nil || b == nil || t == nil || mine == nil {
		return m.err
	}
	shareNamespaces(t.Root(), mine.Root())
	m.container(containerOf(b), containerOf(mine), containerOf(t))
	return m.err
}

// containerOf is what holds the blocks of a part.
func containerOf(tree *docx.Node) *docx.Node {
	if body := tree.Root().Child("w:body"); body != nil {
		return body
	}
	return tree.Root()
}

// container merges the blocks of a body, a header or a cell into mine's.
func (m *merger) container(b, mine, t *docx.Node) {
	_, was, _ := blocksOf(b)
	head, my, tail := blocksOf(mine)
	_, new, _ := blocksOf(t)
	var pieces []piece
	for _, s := range weave(len(was), m.base.align(was, m.mine, my), m.base.align(was, m.theirs, new)) {
		pieces = append(pieces, m.slot(s, was, my, new, m.block)...)
	}
	r := &redliner{tracker: m.tracker}
	kids := head
	for _, p := range r.settleMarks(pieces) {
		kids = append(kids, p.node)
	}
	mine.Kids = append(kids, tail...)
}

// take brings an element of the new version along.
func (m *merger) take(t *docx.Node) *docx.Node {
	n := m.bring(t)
	anonymous(n)
	m.expect(t, n)
	return n
}

// expect notes how what was taken must look in the end.
func (m *merger) expect(t, n *docx.Node) {
	var looks []Line
	eachParagraph(t, func(p *docx.Node) { looks = append(looks, m.theirs.looks[p]) })
	i := 0
	eachParagraph(n, func(p *docx.Node) {
		if i < len(looks) {
			m.taken[p] = looks[i]
		}
		i++
	})
}

func (m *merger) disagree(n *docx.Node, mine, theirs string, offered bool) {
	m.conflict = append(m.conflict, n)
	m.out.Conflicts = append(m.out.Conflicts, Conflict{
		At: source.Pos{File: m.mine.file.Name, Part: m.story}, Mine: mine, Theirs: theirs, Offered: offered,
	})
}

// check looks the result over: everything that was taken must look as it did,
// and the places of the conflicts are now known.
func (m *merger) check() error {
	done, err := newVersion(m.out.File)
	if err != nil {
		return err
	}
	for _, s := range m.out.File.Stories() {
		tree, err := m.out.File.Tree(s.Part)
		if err != nil {
			return err
		}
		n := 0
		eachParagraph(tree, func(p *docx.Node) {
			n++
			m.place(p, n)
			if want, ok := m.taken[p]; ok && want.Words != "" && !sameLine(want, done.looks[p]) && err == nil {
				err = fmt.Errorf("%s第%d段合并后的格式与新版不同", s.Name, n)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// place tells where a conflict stands.
func (m *merger) place(p *docx.Node, number int) {
	for i, n := range m.conflict {
		if m.out.Conflicts[i].At.Para == 0 && holds(n, p) {
			m.out.Conflicts[i].At.Para = number
		}
	}
}

func holds(n, p *docx.Node) bool {
	found := false
	n.Walk(func(k *docx.Node) bool { found = found || k == p; return !found })
	return found
}
