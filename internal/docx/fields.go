package docx

import (
	"slices"
	"strings"

	"zhenggai/internal/source"
)

// A field is one complex field that has begun and not ended.
type field struct {
	code   strings.Builder
	result bool    // past the separator
	format *Format // of the first run of the result, or of the beginning
	link   string  // of a HYPERLINK field
	own    bool    // layout computes it: its old result is left out
	kind   FieldKind
}

// computed are the fields that layout fills in.
var computed = map[string]FieldKind{"PAGE": FieldPage, "NUMPAGES": FieldNumPages, "SECTIONPAGES": FieldSectionPages}

// keptFields have a result that stays right as long as the text does.
var keptFields = []string{"HYPERLINK", "TOC", "PAGEREF", "TITLE", "SUBJECT", "AUTHOR", "DOCPROPERTY", "QUOTE", "SYMBOL", "EQ", "ADVANCE", "MACROBUTTON", "FORMTEXT"}

// reaching are the fields that fetch something from outside the file.
var reaching = []string{"INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE"}

// fieldContent takes the children of a run that belong to fields.
func (in *inlines) fieldContent(k *Node, format *Format) bool {
	var top *field
	if len(in.fields) > 0 {
		top = in.fields[len(in.fields)-1]
	}
	switch {
	case k.Name == "w:fldChar":
		in.fieldChar(k.Attr("w:fldCharType"), top, format)
	case k.Name == "w:pgNum":
		in.add(Field{Kind: FieldPage, Format: format})
	case k.Name == "w:instrText" || k.Name == "w:delInstrText":
		if top != nil && !top.result {
			for _, t := range k.Kids {
				top.code.WriteString(t.Text)
			}
		}
	case k.Name == "w:t" && top != nil && top.own && top.result:
		if top.format == nil {
			top.format = format
		}
	default:
		return false
	}
	return true
}

func (in *inlines) fieldChar(kind string, top *field, format *Format) {
	switch {
	case kind == "begin":
		in.fields = append(in.fields, &field{})
	case top == nil: // an end without a beginning: Word ignores it
	case kind == "separate":
		in.know(top, top.code.String())
		top.result = true
	case kind == "end":
		if !top.result {
			in.know(top, top.code.String())
		}
		in.fields = in.fields[:len(in.fields)-1]
		if top.own {
			if top.format == nil {
				top.format = format
			}
			in.add(Field{Kind: top.kind, Format: top.format})
		}
	}
}

// know works out what a field is from its instruction.
func (in *inlines) know(f *field, code string) {
	args := strings.Fields(code)
	if len(args) == 0 {
		return
	}
	name := strings.ToUpper(args[0])
	if kind, ok := computed[name]; ok {
		f.own, f.kind = true, kind
		if !plainNumber(args[1:]) {
			in.sayOnce("Y209", source.Warning, "页码域用了特殊的数字格式，按阿拉伯数字排。", "请在 Word 或 WPS 中把页码改为阿拉伯数字。")
		}
		return
	}
	switch {
	case name == "HYPERLINK":
		f.link = linkOf(code)
	case slices.Contains(reaching, name):
		in.say("Y209", source.Error, "这里的域（"+name+"）要读取文件之外的内容，拒绝处理。", "请在 Word 或 WPS 中选中它，按 Ctrl+Shift+F9 变成普通文字。")
	case !slices.Contains(keptFields, name):
		in.say("Y209", source.Warning, "这里的域（"+name+"）不会重新计算，照文件里保存的结果排。", "请先在 Word 或 WPS 中更新域；内容不再变化的，按 Ctrl+Shift+F9 变成普通文字。")
	}
}

// plainNumber reports switches of a page field that leave arabic figures.
func plainNumber(switches []string) bool {
	for _, s := range switches {
		switch strings.ToUpper(s) {
		case `\*`, "MERGEFORMAT", "CHARFORMAT", "ARABIC", `\#`, "0", `"0"`:
		default:
			return false
		}
	}
	return true
}

// linkOf is the address of a HYPERLINK instruction: "address" or \l "bookmark".
func linkOf(code string) string {
	before, rest, ok := strings.Cut(code, `"`)
	target, _, closed := strings.Cut(rest, `"`)
	if !ok || !closed {
		return ""
	}
	if strings.Contains(before, `\l`) {
		return "#" + target
	}
	return target
}

func (in *inlines) simpleField(n *Node) {
	f := &field{}
	in.know(f, n.Attr("w:instr"))
	if !f.own {
		f.result = true
		in.fields = append(in.fields, f)
		in.read(n)
		in.fields = in.fields[:len(in.fields)-1]
		return
	}
	f.format = in.intern(in.text.Format)
	if run := n.Child("w:r"); run != nil {
		p := in.text
		in.characterStyle(&p, run.Child("w:rPr").Child("w:rStyle"))
		in.applyRun(&p, run.Child("w:rPr"))
		f.format = in.intern(p.Format)
	}
	in.add(Field{Kind: f.kind, Format: f.format})
}

// suppressed reports that what stands here is an instruction or an old result.
func (in *inlines) suppressed() bool {
	return slices.ContainsFunc(in.fields, func(f *field) bool { return !f.result || f.own })
}

func (in *inlines) fieldLink() string {
	for i := len(in.fields) - 1; i >= 0; i-- {
		if in.fields[i].link != "" {
			return in.fields[i].link
		}
	}
	return ""
}
