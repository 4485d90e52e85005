package build

import (
	"fmt"
	"os"
	"path/filepath"

	"zhenggai/internal/docx"
	"zhenggai/internal/fill"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// template is a paper's template, read once and bound to its view.
type template struct {
	bound *fill.Bound // nil when the template cannot be used
	hash  string      // of its bytes
	fonts string      // of the font files that it can use
}

// template reads and checks a template against what the paper's view holds.
func (in *Inputs) template(p Paper, schema *fill.Schema) (template, source.Problems) {
	name := filepath.Base(p.Template)
	data, err := os.ReadFile(p.Template)
	if err != nil {
		return template{}, unusable(name, fmt.Sprintf("读不到模板文件“%s”：%s", p.Template, reason(err)),
			"请核对 config.toml 中的 template，或把模板放到该位置")
	}
	f, err := docx.Open(name, data)
	if err != nil {
		return template{}, unusable(name, err.Error(), "请用 Word 或 WPS 打开该模板，另存为 .docx 后再试")
	}
	t := template{hash: sum(data), fonts: in.Fonts.KeyOf(f.FontNames()...)}
	parsed, ps := fill.Parse(f)
	if parsed == nil {
		return t, ps
	}
	bound, more := parsed.Bind(schema, zh.Functions())
	t.bound = bound
	return t, append(ps, more...)
}

func unusable(name, text, hint string) source.Problems {
	return source.Problems{{Code: "T110", At: source.Pos{File: name}, Text: text, Hint: hint}}
}
