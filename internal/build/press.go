package build

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"zhenggai/internal/docx"
	"zhenggai/internal/fill"
	"zhenggai/internal/font"
	"zhenggai/internal/layout"
	"zhenggai/internal/libreoffice"
	"zhenggai/internal/pdf"
	"zhenggai/internal/source"
)

// Engine is what sets a Word file as PDF: our own layout, as word processors
// break lines or as the standards want it, or an installed LibreOffice for what
// our layout does not know.
type Engine string

// The engines, as config.toml names them.
const (
	OwnLayout   Engine = ""
	Standard    Engine = "standard"
	LibreOffice Engine = "libreoffice"
)

// Engines are the names that config.toml may give.
var Engines = []string{string(Standard), string(LibreOffice)}

// habits are those of our own layout when it stands for an engine.
func (e Engine) habits() layout.Habits {
	if e == Standard {
		return layout.Standard
	}
	return layout.LibreOffice
}

// Press sets Word files as PDF, whoever made them.
type Press struct {
	Fonts  *font.Set
	own    []string // folders of fonts that the office chose
	office func() (*libreoffice.Office, error)
}

// NewPress finds the fonts: in the folders that the office chose, in order of
// preference, and then in those of the system.
func NewPress(own, system []string) (*Press, error) {
	fonts, err := font.Load(slices.Concat(own, system)...)
	return &Press{fonts, own, sync.OnceValues(libreoffice.Find)}, err
}

// version identifies an engine beyond this program and its fonts; what cannot
// be found out matches nothing.
func (p *Press) version(e Engine) string {
	if e != LibreOffice {
		return string(e)
	}
	o, err := p.office()
	if err != nil {
		return "?"
	}
	return o.Version
}

// Printed is a Word file as PDF; Problems that block leave it without Data.
type Printed struct {
	Data     []byte
	Pages    int
	Problems source.Problems
}

// Print sets a Word file. title is what the PDF calls itself; "" for the file's
// own title or else its name.
func (p *Press) Print(title string, f *docx.File, e Engine) Printed {
	if e == LibreOffice {
		return p.throughOffice(f)
	}
	d, found := docx.Resolve(f)
	if found.Blocking() {
		return Printed{Problems: found}
	}
	base := strings.TrimSuffix(f.Name, filepath.Ext(f.Name))
	d.Title = cmp.Or(title, d.Title, base)
	pages, more := layout.Pages(d, p.Fonts, e.habits())
	out := Printed{Pages: len(pages), Problems: append(found, more...)}
	if out.Problems.Blocking() {
		return out
	}
	out.Problems = append(out.Problems, lonely(d, pages)...)
	var err error
	if out.Data, err = pdf.Write(pages, d); err != nil {
		out.Problems = append(out.Problems, fault(base, fmt.Sprintf("无法写成 PDF：%v", err)))
	}
	return out
}

// throughOffice has LibreOffice set a file, with the fonts that it finds.
func (p *Press) throughOffice(f *docx.File) Printed {
	data, pages, err := p.convert(f)
	if err == nil {
		return Printed{Data: data, Pages: pages}
	}
	problem := source.Problem{Code: "E104", At: source.Pos{File: f.Name}, Text: err.Error()}
	var known *libreoffice.Error
	if errors.As(err, &known) {
		problem.Hint = known.Hint
	}
	return Printed{Problems: source.Problems{problem}}
}

func (p *Press) convert(f *docx.File) (data []byte, pages int, err error) {
	office, err := p.office()
	if err != nil {
		return nil, 0, err
	}
	word, err := f.Bytes()
	if err != nil {
		return nil, 0, err
	}
	body, _, _ := strings.Cut(docx.PlainText(f), "\f")
	return office.Convert(word, body)
}

// FontNotes tells once what is to be known of the fonts: which files in the
// office's own folders cannot be used, and which fonts stood in for those that
// the papers name.
func (p *Press) FontNotes() source.Problems {
	var out source.Problems
	for _, dir := range p.own {
		out = append(out, layout.UnusableFonts(p.Fonts, dir)...)
	}
	var pairs []string
	for _, s := range p.Fonts.StandIns() {
		pairs = append(pairs, "“"+s.Name+"”用“"+s.Family+"”")
	}
	if len(pairs) > 0 {
		out = append(out, source.Problem{Code: "E101", Level: source.Notice,
			Text: "没有安装文书所写的字体，用同类的字体代替：" + strings.Join(pairs, "，") + "。",
			Hint: "需要原字体的，把字体文件放入 templates/fonts 文件夹，或者安装到系统里。"})
	}
	return out
}

// traced adds the cells behind the words that a problem is about.
func traced(found source.Problems, trace []fill.Trace) source.Problems {
	for i, p := range found {
		if p.About == "" {
			continue
		}
		for _, t := range trace {
			for _, piece := range t.Pieces {
				if strings.Contains(piece.Text, p.About) {
					found[i].Also = appendNew(found[i].Also, piece.From)
				}
			}
		}
	}
	return found
}
