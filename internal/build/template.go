package build

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"zhenggai/internal/docx"
	"zhenggai/internal/fill"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// template is a paper's template, checked against its view.
type template struct {
	known
	usable bool     // it can be filled
	files  []string // those beside it that it uses
	hash   string   // of its bytes and theirs
	fonts  string   // of the font files that it can use
	bound  func() *fill.Bound
}

// known is what a template asks for: all that a build which has nothing to do
// needs of it. It follows from Key alone — the bytes of the template and of the
// files it uses, the program, the fields it may ask for — and is only kept when
// there is nothing to say about the template.
type known struct {
	Key   string
	Files []string // as the template names them
	Fonts []string // names of fonts
	Reads []string // paths of the values
}

// template reads a template and checks it against what the paper's view holds,
// unless it is known.
func (in *Inputs) template(p Paper, tables []source.Table, before known) (template, source.Problems) {
	data, err := os.ReadFile(p.Template)
	if err != nil {
		return template{}, unusable(filepath.Base(p.Template), fmt.Sprintf("读不到模板文件“%s”：%s", p.Template, Reason(err)),
			"请核对 config.toml 中的 template，或把模板放到该位置")
	}
	files := beside(p.Template)
	t := template{known: before, usable: true, files: usedFiles(files, before.Files)}
	t.hash = withFiles(sum(data), files, t.files)
	if before.Key == "" || before.Key != in.templateKey(t.hash, p, tables) {
		return in.readTemplate(p, data, files, tables)
	}
	t.fonts = in.Fonts.KeyOf(t.Fonts...)
	t.bound = sync.OnceValue(func() *fill.Bound {
		now, _ := in.readTemplate(p, data, files, tables)
		if !now.usable || now.hash != t.hash {
			return nil // a file beside it was saved meanwhile
		}
		return now.bound()
	})
	return t, nil
}

// templateKey is what a template's known things depend on.
func (in *Inputs) templateKey(hash string, p Paper, tables []source.Table) string {
	key := []any{in.program, hash, fmt.Sprint(p.Family.View)}
	for _, t := range tables {
		key = append(key, t.Name, t.Columns)
	}
	text, _ := json.Marshal(key)
	return sum(text)
}

func (in *Inputs) readTemplate(p Paper, data []byte, files fs.FS, tables []source.Table) (template, source.Problems) {
	name := filepath.Base(p.Template)
	f, err := docx.Open(name, data)
	if err != nil {
		return template{}, unusable(name, err.Error(), "请用 Word 或 WPS 打开该模板，另存为 .docx 后再试")
	}
	t := template{hash: sum(data), known: known{Fonts: f.FontNames()}}
	t.fonts = in.Fonts.KeyOf(t.Fonts...)
	parsed, ps := fill.Parse(f, files)
	forbidHidden(p, ps)
	if parsed == nil {
		return t, ps
	}
	bound, more := parsed.Bind(fill.SchemaOf(p.Family.View, tables...), zh.Functions())
	if ps = append(ps, more...); bound == nil {
		return t, ps
	}
	t.usable, t.bound = true, func() *fill.Bound { return bound }
	t.Reads, t.Files = bound.Reads(), bound.Files()
	if drawn := bound.Fonts(); len(drawn) > 0 {
		t.Fonts = append(t.Fonts, drawn...)
		t.fonts = in.Fonts.KeyOf(t.Fonts...)
	}
	t.files = usedFiles(files, t.Files)
	t.hash = withFiles(t.hash, files, t.files)
	if len(ps) == 0 {
		t.Key = in.templateKey(t.hash, p, tables)
	}
	return t, ps
}

// forbidHidden makes text that nobody sees an error where the paper is public.
func forbidHidden(p Paper, ps source.Problems) {
	for i := range ps {
		if p.Family.Public && ps[i].Code == fill.CodeHidden {
			ps[i].Level = source.Error
		}
	}
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

// usedFiles names files beside a template; the empty name among them stands for
// every picture there.
func usedFiles(files fs.FS, names []string) []string {
	if len(names) == 0 || files == nil {
		return nil
	}
	if names[0] == "" {
		return slices.Concat(names[1:], allPictures(files))
	}
	return names
}

// withFiles adds to a template's hash the files beside it that it uses.
func withFiles(hash string, files fs.FS, names []string) string {
	if len(names) == 0 {
		return hash
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
