package ledger

import (
	"os"
	"path"
	"path/filepath"
	"slices"

	"zhenggai/internal/opc"
	"zhenggai/internal/source"
)

// Open reads a whole workbook. The name is the one that messages show. A book
// comes back only when every part it needs was read to its end; warnings may
// come with it.
func Open(name string, data []byte) (*Book, source.Problems) {
	if temporary(path.Base(filepath.ToSlash(name))) {
		p := fail("F107", "请关闭正在编辑的台账后再运行，以免读到未保存的内容。", "已跳过临时文件，说明有人正在打开该台账。")
		out := problem(p, name, "")
		out.Level = source.Notice
		return nil, source.Problems{out}
	}
	b, sheet, err := read(name, data)
	if err != nil {
		return nil, source.Problems{problem(err, name, sheet)}
	}
	return b.book, b.problems
}

// opened is a book with the warnings that came with it.
type opened struct {
	book     *Book
	problems source.Problems
}

func read(name string, data []byte) (_ *opened, sheet string, _ error) {
	if err := sniff(data); err != nil {
		return nil, "", err
	}
	a, err := openArchive(data)
	if err != nil {
		return nil, "", err
	}
	w, err := a.workbook()
	if err != nil {
		return nil, "", err
	}
	sh := &shared{texts: &texts{}, date1904: w.date1904}
	if sh.strings, err = a.sharedStrings(w.find("sharedStrings"), sh.texts); err != nil {
		return nil, "", err
	}
	if sh.looks, err = a.styles(w.find("styles")); err != nil {
		return nil, "", err
	}
	out := &opened{book: &Book{Name: name, Date1904: w.date1904}, problems: a.macros(w, name)}
	sheet, err = out.sheets(a, w, sh)
	return out, sheet, err
}

// sheets reads the worksheets; chart and dialog sheets hold no cells.
func (o *opened) sheets(a *archive, w *workbook, sh *shared) (string, error) {
	for _, t := range w.tabs {
		l, ok := w.links[t.id]
		if !ok {
			return t.name, missing(t.name)
		}
		if l.kind != "worksheet" {
			continue
		}
		s := &Sheet{Name: t.name, Hidden: t.hidden, file: o.book.Name}
		err := a.sheet(s, l.target, sh)
		if err == nil {
			s.Notes, err = a.noted(l.target)
		}
		if err != nil {
			return t.name, err
		}
		o.book.Sheets = append(o.book.Sheets, s)
	}
	if len(o.book.Sheets) == 0 {
		return "", fail("F115", saveAgain, "工作簿里没有工作表。")
	}
	return "", nil
}

func (a *archive) macros(w *workbook, name string) source.Problems {
	if w.find("vbaProject") == "" {
		return nil
	}
	p := problem(fail("F108", "建议另存为不含宏的 .xlsx 工作簿。", "工作簿含有宏；本程序不运行宏，只读取数据。"), name, "")
	p.Level = source.Warning
	return source.Problems{p}
}

// ReadFile opens a workbook on disk. A file that is saved while it is read is
// refused.
func ReadFile(file string) (*Book, source.Problems) {
	name := filepath.Base(file)
	data, err := readWhole(file)
	if err != nil {
		return nil, source.Problems{problem(err, name, "")}
	}
	book, found := Open(name, data)
	return book, slices.Concat(found, oddName(file), openElsewhere(file))
}

// ReadWhole is ReadFile with the bytes of the file, for Annotate; there is no
// book when they cannot be read.
func ReadWhole(file string) (*Book, []byte) {
	data, err := readWhole(file)
	if err != nil {
		return nil, nil
	}
	b, _ := Open(filepath.Base(file), data)
	return b, data
}

func readWhole(file string) ([]byte, error) {
	before, err := os.Stat(file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	if err := opc.CheckSize(before.Size()); err != nil {
		return nil, refused(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	after, err := os.Stat(file)
	if err != nil || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) {
		return nil, fail("F117", "请等保存完成后重新运行。", "台账在读取过程中被保存，本次结果已放弃。")
	}
	return data, nil
}
