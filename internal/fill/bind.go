package fill

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// Bound is a template whose every expression has been checked against a
// schema. It never changes; many goroutines may fill it at once.
type Bound struct {
	template *Template
	programs []*program // by the id of their tag; nil for {{:}} and {{/}}
	items    []*scope   // by the id of a repetition's tag: the scope of its body
	hoisted  []*program // parts of programs that are evaluated apart
	count    int        // of programs, both kinds
	needed   map[*field]bool
	outer    *scope
	reads    []string
	files    map[string]bool
	charts   bool
}

// Bind checks every expression of the template against the schema: names,
// kinds, functions. It reports all problems at once, before there is any data.
func (t *Template) Bind(s *Schema, fns Functions) (*Bound, source.Problems) {
	b := &binder{
		Bound: &Bound{
			template: t, programs: make([]*program, len(t.tags)), items: make([]*scope, len(t.tags)),
			needed: map[*field]bool{}, files: map[string]bool{}, outer: outermost(s, t.torn),
		},
		paths: map[string]bool{},
	}
	var err error
	if b.compiler, err = newPrograms(fns, t.files); err != nil {
		return nil, source.Problems{{Code: codeSyntax, At: source.Pos{File: t.name}, Text: err.Error()}}
	}
	for _, name := range t.included {
		b.files[name] = true
	}
	for _, p := range t.parts {
		b.steps(p.steps, b.outer)
	}
	b.hoisted, b.count = b.compiler.hoisted, b.compiler.count
	for path := range b.paths {
		b.reads = append(b.reads, path)
	}
	slices.Sort(b.reads)
	return b.Bound, b.problems
}

// Reads lists the paths of the schema that the template reads, sorted: fields
// (方面.问题.标题) and lists whose length it reads (方面.问题). What a paper says
// depends on nothing else.
func (b *Bound) Reads() []string { return slices.Clone(b.reads) }

type binder struct {
	*Bound
	compiler *programs
	paths    map[string]bool
	rows     int // table rows that the place is repeated with
	inLoop   int
	problems source.Problems
}

func (b *binder) fail(t *tag, code, text, hint string) {
	p := source.Problem{Code: code, At: t.at, Text: text, Hint: hint}
	if !slices.ContainsFunc(b.problems, func(q source.Problem) bool {
		return q.Code == p.Code && q.At == p.At && q.Text == p.Text
	}) {
		b.problems = append(b.problems, p)
	}
}

func (b *binder) steps(steps []step, s *scope) {
	for _, st := range steps {
		switch st := st.(type) {
		case *elementStep:
			b.element(st, s)
		case valueStep:
			b.value(st.tag, s)
		case *whenStep:
			b.condition(st.tag, s)
			b.steps(st.then, s)
			b.steps(st.other, s)
		case *eachStep:
			inner := b.repetition(st.tag, s)
			b.inLoop++
			b.steps(st.body, inner)
			b.inLoop--
			b.steps(st.none, s)
		}
	}
}

func (b *binder) element(e *elementStep, s *scope) {
	if e.node.Name == "w:tc" {
		b.alone(e)
	}
	if e.node.Name != "w:tr" || b.inLoop == 0 {
		b.steps(e.kids, s)
		if e.node.Name == "w:p" {
			b.chartAlone(e)
		}
		return
	}
	b.rows++
	b.steps(e.kids, s)
	b.rows--
}

// alone reports a merging tag that shares its cell: what stands beside it would
// be lost with the merged cells.
func (b *binder) alone(cell *elementStep) {
	var merging *tag
	others := 0
	visitTags(cell.kids, func(t *tag) {
		if t.kind == mergeTag && merging == nil {
			merging = t
		} else {
			others++
		}
	})
	if merging == nil {
		return
	}
	eachNode(cell.kids, func(n *docx.Node) {
		if n.Name == "w:t" && !isBlank(n) || n.Name == "w:tbl" || n.Name == "w:drawing" || n.Name == "w:pict" {
			others++
		}
	})
	if others > 0 {
		b.fail(merging, codePlace, fmt.Sprintf("“%s”所在的单元格里还有别的内容", merging.written), "合并的单元格里只能有这一个标签")
	}
}

// program compiles the expression of a tag and notes what it reads; nil when it
// is faulty.
func (b *binder) program(t *tag, s *scope) *program {
	p, f := b.compiler.compile(t.expr, s)
	if f != nil {
		if f.code != "" {
			b.fail(t, f.code, fmt.Sprintf("%s（%s）", f.text, head(t.written)), f.hint)
		}
		return nil
	}
	b.programs[t.id] = p
	for _, at := range p.refs {
		b.read(s.at(at.level), at.path)
		if p.code != nil {
			for _, f := range at.path {
				b.needed[f] = true
			}
		}
	}
	return p
}

// read notes a path of the schema and the lists on the way.
func (b *binder) read(s *scope, path []*field) {
	names := s.path
	for i, f := range path {
		names = join(names, f.name)
		if f.node.kind == list || i == len(path)-1 && f.node.kind.isLeaf() {
			b.paths[names] = true
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func (b *binder) value(t *tag, s *scope) {
	p := b.program(t, s)
	if t.kind == mergeTag && b.rows == 0 {
		b.fail(t, codePlace, fmt.Sprintf("“%s”不在重复的表格行里，无法合并单元格", t.written), "请改为 {{"+t.expr+"}}，或写在重复的行的单元格里")
	}
	if p == nil {
		return
	}
	switch p.result() {
	case list:
		b.fail(t, codeKind, fmt.Sprintf("“%s”是列表，不能直接打印", t.expr), listHint(t, p))
	case drawing:
		b.picture(t, p)
	case diagram:
		b.charts = true
	case record:
		b.fail(t, codeKind, fmt.Sprintf("“%s”是一组字段，不能直接打印", t.expr), recordHint(t, p))
	}
}

// picture checks the pictures that an expression names before there is any data.
func (b *binder) picture(t *tag, p *program) {
	for _, name := range p.files {
		b.files[name] = true
		if name == "" {
			continue
		}
		if _, err := readPicture(b.template.files, name); err != nil {
			b.fail(t, codeFile, fmt.Sprintf("“%s”：%v", t.written, err), "请把图片放到模板所在的文件夹，并核对文件名")
		}
	}
}

// Files lists the files beside the template that it uses, sorted: what a paper
// says depends on them too. The empty name stands for any picture: which one,
// the data say.
func (b *Bound) Files() []string { return slices.Sorted(maps.Keys(b.files)) }

func listHint(t *tag, p *program) string {
	if n := p.shape.node; n != nil && n.elem.kind == record {
		return fmt.Sprintf("请用 {{#%s}}…{{/}} 逐项打印，或用 count(%s) 打印个数", t.expr, t.expr)
	}
	return fmt.Sprintf("请用 join(%s, \"、\") 连成文字", t.expr)
}

func recordHint(t *tag, p *program) string {
	if names := p.shape.node.names(); len(names) > 0 {
		return fmt.Sprintf("请写明其中的字段，例如 {{%s.%s}}", t.expr, names[0])
	}
	return "请写明其中的字段"
}

func (b *binder) condition(t *tag, s *scope) {
	p := b.program(t, s)
	if p == nil {
		return
	}
	if k := p.result(); k == record || k == drawing || k == diagram {
		b.fail(t, codeKind, fmt.Sprintf("“%s”是%s，不能作为条件", t.expr, k), "")
	}
}

// repetition checks a list and opens the scope of its items.
func (b *binder) repetition(t *tag, s *scope) *scope {
	p := b.program(t, s)
	item, path, lost := (*node)(nil), "", p == nil
	if p != nil {
		switch k := p.result(); k {
		case list:
			if n := p.shape.node; n != nil {
				item, path = n.elem, b.pathOf(p.shape.ref, s)
			}
		case anything:
		default:
			lost = true
			b.fail(t, codeKind, fmt.Sprintf("“%s”是%s，不是列表，不能用来重复", t.expr, k), "重复的对象应是列表；按条件取舍请用 {{?条件}}…{{/}}")
		}
	}
	inner := s.inner(item, path, t.expr, lost)
	b.items[t.id] = inner
	return inner
}

func (b *binder) pathOf(at ref, s *scope) string {
	names := []string{}
	if outer := s.at(at.level).path; outer != "" {
		names = append(names, outer)
	}
	for _, f := range at.path {
		names = append(names, f.name)
	}
	return strings.Join(names, ".")
}
