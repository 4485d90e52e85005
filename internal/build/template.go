package build

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
	files := beside(p.Template)
	parsed, ps := fill.Parse(f, files)
	if parsed == nil {
		return t, ps
	}
	bound, more := parsed.Bind(schema, zh.Functions())
	if t.bound = bound; bound != nil {
		t.hash = withFiles(t.hash, files, bound.Files())
	}
	return t, append(ps, more...)
}

// beside is the folder of a template; nothing outside it can be reached, not by
// links either. It is nil when there is none.
func beside(path string) fs.FS {
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil
	}
	return root.FS()
}

// withFiles adds to a template's hash the files beside it that it uses; the empty
// name stands for every picture there.
func withFiles(hash string, files fs.FS, names []string) string {
	if len(names) == 0 || files == nil {
		return hash
	}
	if names[0] == "" {
		names = append(names, allPictures(files)...)
	}
	text := hash
	for _, name := range names {
		data, _ := fs.ReadFile(files, filepath.ToSlash(name)) // one that is not there is a problem already
		text += "\n" + name + " " + sum(data)
	}
	return sum([]byte(text))
}

func allPictures(files fs.FS) (out []string) {
	fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch strings.ToLower(filepath.Ext(name)) {
		case ".png", ".jpg", ".jpeg":
			if err == nil && !d.IsDir() {
				out = append(out, name)
			}
		}
		return nil
	})
	return out
}

func unusable(name, text, hint string) source.Problems {
	return source.Problems{{Code: "T110", At: source.Pos{File: name}, Text: text, Hint: hint}}
}
