package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhenggai/generators"
	"zhenggai/internal/docx"
	"zhenggai/internal/fill"
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Asked is one thing that a template asks for, and what a family answers:
// 文字, 整数, 列表; empty when no family was named or it has no such thing.
type Asked struct {
	fill.Tag
	Kind string
}

// Ask lists the tags of a template that nobody has declared yet, without
// looking at any data.
func Ask(path string) ([]Asked, source.Problems) {
	t, ps := parseFile(path)
	return asked(t, nil), ps
}

// Ask lists the tags of a template and checks them against a paper's view and
// the sheets of the ledgers.
func (in *Inputs) Ask(p Paper) ([]Asked, source.Problems) {
	t, ps := parseFile(p.Template)
	if t == nil {
		return nil, ps
	}
	forbidHidden(p, ps)
	schema := fill.SchemaOf(p.Family.View, slices.Concat(p.Family.Lists(in.Model, p.Settings), in.sheets(p.Family.Masked))...)
	b, more := t.Bind(schema, zh.Functions())
	return asked(t, b), append(ps, more...)
}

// Empty are inputs without any ledger, for checking a template against the view
// of a family alone.
func Empty() *Inputs {
	m, _ := model.Load(model.Options{})
	in := &Inputs{}
	in.setModel(m)
	return in
}

// AskFamily is a paper that exists only to be asked.
func AskFamily(path string, g generators.Generator) Paper { return Paper{Template: path, Family: g} }

func asked(t *fill.Template, b *fill.Bound) []Asked {
	if t == nil {
		return nil
	}
	var out []Asked
	for _, tag := range t.Tags() {
		out = append(out, Asked{Tag: tag})
	}
	if b != nil {
		for i, kind := range b.Kinds() {
			out[i].Kind = kind
		}
	}
	return out
}

func parseFile(path string) (*fill.Template, source.Problems) {
	name := filepath.Base(path)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, unusable(name, "读不到模板文件“"+path+"”："+Reason(err), "请核对模板的位置")
	}
	f, err := docx.Open(name, data)
	if err != nil {
		return nil, unusable(name, err.Error(), "请用 Word 或 WPS 打开该模板，另存为 .docx 后再试")
	}
	return fill.Parse(f, beside(path))
}

// AnnotateTemplates makes marked copies of the templates that problems were
// found in: Word comments at the faulty tags.
func (in *Inputs) AnnotateTemplates(found source.Problems) ([]Copy, error) {
	var out []Copy
	seen := map[string]bool{}
	for _, p := range in.Project.Papers {
		if seen[p.Template] {
			continue
		}
		seen[p.Template] = true
		c, err := annotateTemplate(p.Template, found)
		if err != nil {
			return nil, err
		}
		if c.Marks > 0 {
			out = append(out, c)
		}
	}
	return out, nil
}

// annotatedTemplate reports a marked copy of a template that we wrote.
func annotatedTemplate(name string, data []byte) bool {
	if !strings.EqualFold(filepath.Ext(name), ".docx") {
		return false
	}
	f, err := docx.Open(name, data)
	return err == nil && fill.Annotated(f)
}

// annotateTemplate gives a Copy without marks for a template that is in order,
// or that cannot be read.
func annotateTemplate(path string, found source.Problems) (Copy, error) {
	name := filepath.Base(path)
	own := found.Of(name).Distinct()
	data, err := os.ReadFile(path)
	if err != nil || len(own) == 0 {
		return Copy{}, nil
	}
	f, err := docx.Open(name, data)
	if err != nil {
		return Copy{}, nil
	}
	marked, err := fill.Annotate(f, own)
	if err != nil || marked == nil {
		return Copy{}, nil
	}
	c := Copy{Name: copyName(name, ""), Marks: len(own)}
	c.data, err = marked.Bytes()
	return c, err
}
