package fill

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// maxNodes bounds the size of an output: a table of 10,000 rows takes a tenth of
// it.
const maxNodes = 8_000_000

// Fill makes a document from a view, whose type must be the schema's, and
// tables. The Result is nil when a problem is blocking.
func (b *Bound) Fill(view any, tables []source.Table) (*Result, source.Problems) {
	r := &Result{File: b.template.blank.Clone()}
	f := &filler{evaluator: newEvaluator(b, rootValue(view, tables)), bound: b, file: r.File}
	for _, p := range b.template.parts {
		f.part(p)
	}
	f.wrongKinds()
	if f.problems.Blocking() {
		return nil, f.problems
	}
	if b.template.identified || f.drawn > 0 {
		unique(r.File, b.template.parts)
	}
	r.Contents = f.toc
	r.Missing, r.Trace = f.missing, f.tracer.traces
	return r, f.problems
}

func (f *filler) part(p part) {
	f.story = p.Part
	for _, tree := range f.steps(p.steps, nil) {
		f.file.SetTree(p.Part, tree)
		f.contents(p)
		f.tracer.complete(p.Name, tree)
	}
}

// filler makes the nodes of one output.
type filler struct {
	*evaluator
	arena   arena
	bound   *Bound
	file    *docx.File // being made
	story   string     // the part being made
	drawn   int        // pictures and charts
	mediaOf map[string]string
	toc     *docx.Contents

	begun      map[*eachStep]bool // repetitions with numberings of their own
	renumbered map[string]string  // numberings that have begun anew
	tracer     tracer
	merging    []mergedCell // of the tables under way, the innermost last
	placed     []placedCell // likewise
	row        *docx.Node   // the row and the cell being made
	cell       *docx.Node
	fallback   int // inside mc:Fallback, which nobody reads
	missing    []Missing
	problems   source.Problems
}

// contents makes the table of contents of the body anew, before its paragraphs are
// counted.
func (f *filler) contents(p part) {
	if p.Part != docx.DocumentPart || !f.bound.template.contents {
		return
	}
	var err error
	if f.toc, err = f.file.RenewContents(); err != nil {
		f.problem(source.Problem{Code: codeCorrupt, At: source.Pos{File: f.file.Name}, Text: err.Error()})
	}
}

func (f *filler) steps(steps []step, out []*docx.Node) []*docx.Node {
	for _, s := range steps {
		switch s := s.(type) {
		case rawStep:
			out = append(out, f.raw(s.node))
		case *elementStep:
			if n := f.element(s); n != nil {
				out = append(out, n)
			}
		case valueStep:
			if n := f.value(s); n != nil {
				out = append(out, n)
			}
		case *whenStep:
			if f.holds(s.tag) {
				out = f.steps(s.then, out)
			} else {
				out = f.steps(s.other, out)
			}
		case *eachStep:
			out = f.each(s, out)
		}
	}
	return out
}

func (f *filler) holds(t *tag) bool {
	p := f.bound.programs[t.id]
	if p == nil {
		return false
	}
	ok, err := f.evaluator.holds(p)
	if err != nil {
		f.failed(t, p, err)
	}
	return ok
}

func (f *filler) each(s *eachStep, out []*docx.Node) []*docx.Node {
	p := f.bound.programs[s.tag.id]
	if p == nil {
		return out
	}
	items, computed, err := f.items(p)
	switch {
	case err != nil:
		f.failed(s.tag, p, err)
		return out
	case !items.IsValid() || items.Len() == 0:
		return f.steps(s.none, out)
	}
	defer f.renumber(s)()
	f.push(f.bound.items[s.tag.id], items.Len(), f.itemName(p, s.tag))
	for i := range items.Len() {
		item := items.Index(i)
		if computed {
			item = concrete(item)
			f.next(origin(item), item)
		} else {
			f.next(item, reflect.Value{})
		}
		before := len(out)
		out = apart(f.steps(s.body, out), before, i)
		if f.tooLarge(s.tag) {
			break
		}
	}
	f.pop()
	return out
}

// apart puts a paragraph of no height between a table that an item ends with and
// one that the next begins with: Word would make them one table.
func apart(out []*docx.Node, at, item int) []*docx.Node {
	if item == 0 || at == len(out) || at == 0 || out[at-1].Name != "w:tbl" || out[at].Name != "w:tbl" {
		return out
	}
	flat := docx.El("w:spacing", []string{"w:before", "0", "w:after", "0", "w:line", "20", "w:lineRule", "exact"})
	return slices.Insert(out, at, docx.El("w:p", nil, docx.El("w:pPr", nil, flat)))
}

// concrete takes an item out of its interface; flatten hands out records
// themselves and not pointers to them.
func concrete(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if v.Kind() == reflect.Struct && v.NumField() > 0 && v.Type().Field(0).Name == originField {
		p := reflect.New(v.Type())
		p.Elem().Set(v)
		return p
	}
	return v
}

// itemName is the indexed path of a list: 方面[1].问题.
func (f *filler) itemName(p *program, t *tag) string {
	names := []string{}
	if p.code != nil {
		return t.expr
	}
	if item := f.frames[p.shape.ref.level].item(); item != "" {
		names = append(names, item)
	}
	for _, field := range p.shape.ref.path {
		names = append(names, field.name)
	}
	return strings.Join(names, ".")
}

func (f *filler) tooLarge(t *tag) bool {
	if f.arena.made < maxNodes {
		return false
	}
	f.problem(source.Problem{Code: codeSize, At: t.at, Text: fmt.Sprintf("“%s”重复之后，文件过大", t.written), Hint: "请核对列表，或分成几份文书"})
	return true
}

// wrongKinds reports cells that an expression reads as another kind of value
// than they hold.
func (f *filler) wrongKinds() {
	for _, at := range f.caster.wrong {
		f.problem(source.Problem{Code: codeValue, At: at, Text: "单元格里的值与该列的种类不符，不能参加计算", Hint: "请核对该单元格"})
	}
}

// problem reports once for each tag and text.
func (f *filler) problem(p source.Problem) {
	if !slices.ContainsFunc(f.problems, func(q source.Problem) bool { return q.Code == p.Code && q.At == p.At && q.Text == p.Text }) {
		f.problems = append(f.problems, p)
	}
}

// maxAlso is how many cells a problem of evaluation names.
const maxAlso = 3

func (f *filler) failed(t *tag, p *program, err error) {
	also := f.sources(p)
	f.problem(source.Problem{
		Code: codeValue, At: t.at, Text: fmt.Sprintf("“%s”算不出来：%v", t.written, err),
		Also: also[:min(maxAlso, len(also))],
	})
}
