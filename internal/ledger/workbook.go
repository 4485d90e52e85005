package ledger

import (
	"path"
	"strings"
)

// link is a relationship: what kind of part, and where it is.
type link struct{ kind, target string }

// links reads the relationships of a part; without any there are none.
func (a *archive) links(of string) (map[string]link, error) {
	dir, base := path.Split(of)
	name := dir + "_rels/" + base + ".rels"
	out := map[string]link{}
	if !a.has(name) {
		return out, nil
	}
	err := a.each(name, func(p *part, t token) error {
		e := &p.tag
		if t != startTag || e.name != "Relationship" || string(e.attr("TargetMode")) == "External" {
			return nil
		}
		target := string(e.attr("Target"))
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		out[string(e.attr("Id"))] = link{path.Base(string(e.attr("Type"))), strings.TrimPrefix(path.Clean(target), "/")}
		return nil
	})
	return out, err
}

// tab is a worksheet as the workbook lists it.
type tab struct {
	name   string
	hidden bool
	id     string
}

// workbook is the part that lists the sheets, and what hangs on it.
type workbook struct {
	tabs     []tab
	links    map[string]link
	date1904 bool
}

func (a *archive) workbook() (*workbook, error) {
	name, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	w := &workbook{}
	if w.links, err = a.links(name); err != nil {
		return nil, err
	}
	return w, a.each(name, func(p *part, t token) error {
		if t == startTag {
			w.element(len(p.open), &p.tag)
		}
		return nil
	})
}

func (w *workbook) element(depth int, e *tag) {
	switch e.name {
	case "workbookPr":
		w.date1904 = yes(e.attr("date1904"))
	case "sheet":
		if depth == 3 {
			id := ""
			for _, a := range e.attrs {
				if a.name == "id" && a.space != "" {
					id = string(a.value)
				}
			}
			state := string(e.attr("state"))
			w.tabs = append(w.tabs, tab{string(e.attr("name")), state == "hidden" || state == "veryHidden", id})
		}
	}
}

// mainPart finds the workbook through the package's relationships, and says
// what the archive is when it is no workbook.
func (a *archive) mainPart() (string, error) {
	links, err := a.links("")
	if err != nil {
		return "", err
	}
	name := target(links, "officeDocument")
	for _, f := range []struct {
		part string
		err  error
	}{
		{"word/document.xml", fail("F110", "请确认选对了文件。", "这是 Word 文件，只是改了扩展名。")},
		{"ppt/presentation.xml", unsupported("演示文稿")},
		{"xl/workbook.bin", unsupported("二进制工作簿（.xlsb）")},
		{"content.xml", unsupported(" OpenDocument 文件")},
		{"Index/Document.iwa", unsupported(" Numbers 表格")},
	} {
		if strings.EqualFold(name, f.part) || name == "" && a.has(f.part) {
			return "", f.err
		}
	}
	if name == "" || !a.has(name) {
		return "", fail("F109", saveXLSX, "压缩包里没有工作簿，这不是 Excel 文件。")
	}
	return name, nil
}

// noted lists the cells of a sheet that have a 批注.
func (a *archive) noted(sheet string) ([]Area, error) {
	links, err := a.links(sheet)
	name := target(links, "comments")
	if err != nil || name == "" {
		return nil, err
	}
	var out []Area
	err = a.each(name, func(p *part, t token) error {
		if t == startTag && p.tag.name == "comment" {
			if at, ok := parseArea(string(p.tag.attr("ref"))); ok {
				out = append(out, at)
			}
		}
		return nil
	})
	return out, err
}

func (w *workbook) find(kind string) string { return target(w.links, kind) }

// target is the part of a kind; the first by name should there be several.
func target(links map[string]link, kind string) string {
	first := ""
	for _, l := range links {
		if l.kind == kind && (first == "" || l.target < first) {
			first = l.target
		}
	}
	return first
}
