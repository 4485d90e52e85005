package fill

import "zhenggai/internal/source"

// Tag is one tag of a template, for a list of what it asks for.
type Tag struct {
	At        source.Pos
	Written   string // as in the template
	Construct string // 值, 合并, 重复 or 条件
	Expr      string
	Optional  bool // may be empty
	Depth     int  // repetitions and conditions around it
}

var constructs = map[tagKind]string{valueTag: "值", mergeTag: "合并", eachTag: "重复", whenTag: "条件"}

// Tags lists the tags of a template in document order; those that only divide
// or end a construct are left out.
func (t *Template) Tags() []Tag {
	var out []Tag
	depth := 0
	for _, x := range t.tags {
		switch {
		case x.kind == endTag:
			depth = max(0, depth-1)
		case x.asks():
			out = append(out, Tag{x.at, x.written, constructs[x.kind], x.expr, x.optional, depth})
			if x.end != nil {
				depth++
			}
		}
	}
	return out
}

func (t *tag) asks() bool { return constructs[t.kind] != "" }

// Kinds says of each of Template.Tags what its value is: 文字, 整数, 列表; empty
// when its expression is faulty.
func (b *Bound) Kinds() []string {
	var out []string
	for _, x := range b.template.tags {
		if !x.asks() {
			continue
		}
		kind := ""
		if p := b.programs[x.id]; p != nil {
			kind = p.result().String()
		}
		out = append(out, kind)
	}
	return out
}
