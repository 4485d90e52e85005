package build

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// AnnotatedMark is what the name of an annotated copy adds to the ledger's.
const AnnotatedMark = "（问题标注）"

// Copy is an annotated copy of a ledger: the workbook with its faulty cells
// marked, and a list of what is wrong.
type Copy struct {
	Name  string // file name
	Marks int    // problems in its list
	data  []byte
}

// ErrTaken means that a file stands in the way that is not ours, or that
// somebody has saved since we wrote it.
var ErrTaken = errors.New("已有同名文件，不是本程序写的，或者写出后又被保存过，没有覆盖")

// Annotate makes annotated copies of the ledgers that problems were found in,
// with byOffice also one for each 责任科室, which marks only the problems of its
// rows. Ledgers that cannot be read have no copy and are named; the problems
// say why.
func (in *Inputs) Annotate(found source.Problems, byOffice bool) (out []Copy, unread []string, err error) {
	offices := in.Model.Offices()
	for _, path := range in.Project.Ledgers {
		marks := marksOf(filepath.Base(path), found, offices)
		if len(marks) == 0 {
			continue
		}
		book, data := ledger.ReadWhole(path)
		if book == nil {
			unread = append(unread, filepath.Base(path))
			continue
		}
		copies, err := copiesOf(book, data, marks, byOffice)
		if err != nil {
			return nil, nil, fmt.Errorf("“%s”：%w", book.Name, err)
		}
		out = append(out, copies...)
	}
	return out, unread, nil
}

// marksOf are the different problems of one ledger.
func marksOf(name string, found source.Problems, offices func(source.Pos) []string) []ledger.Mark {
	var out []ledger.Mark
	for _, p := range found.Of(name).Distinct() {
		out = append(out, ledger.Mark{Problem: p, Offices: offices(p.At)})
	}
	return out
}

func copiesOf(book *ledger.Book, data []byte, marks []ledger.Mark, byOffice bool) ([]Copy, error) {
	groups := []officeMarks{{"", marks}}
	if byOffice {
		groups = append(groups, split(marks)...)
	}
	var out []Copy
	for _, g := range groups {
		done, err := ledger.Annotate(book, data, g.marks)
		if err != nil {
			return nil, err
		}
		out = append(out, Copy{Name: copyName(book.Name, g.office), Marks: len(g.marks), data: done})
	}
	return out, nil
}

// officeMarks are the problems in the rows of one 责任科室.
type officeMarks struct {
	office string
	marks  []ledger.Mark
}

// split groups marks by office; a row of two offices goes to both.
func split(marks []ledger.Mark) []officeMarks {
	var out []officeMarks
	for _, m := range marks {
		for _, o := range m.Offices {
			i := slices.IndexFunc(out, func(g officeMarks) bool { return copyName("", g.office) == copyName("", o) })
			if i < 0 {
				i = len(out)
				out = append(out, officeMarks{office: o})
			}
			out[i].marks = append(out[i].marks, m)
		}
	}
	return out
}

const longestOffice = 40

// copyName is the file name of a copy, without what a file name cannot hold.
func copyName(ledger, office string) string {
	ext := filepath.Ext(ledger)
	name := strings.TrimSuffix(ledger, ext) + AnnotatedMark
	if office != "" {
		r := []rune(strings.Map(inName, office))
		name += "-" + string(r[:min(len(r), longestOffice)])
	}
	return strings.TrimRight(name, ". ") + ext
}

func inName(r rune) rune {
	if strings.ContainsRune(`\/:*?"<>|`, r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
		return '_'
	}
	return r
}

// Holds reports whether a folder holds one of the ledgers: copies written there
// would be read as ledgers.
func (p Project) Holds(dir string) bool {
	same := func(path string) bool {
		a, err1 := filepath.Abs(filepath.Dir(path))
		b, err2 := filepath.Abs(dir)
		return err1 == nil && err2 == nil && a == b
	}
	return slices.ContainsFunc(p.Ledgers, same)
}

// Write puts a copy into a folder, in place of the one we wrote before; the
// error is ErrTaken when somebody's file has its name.
func (c Copy) Write(dir string) error {
	path := filepath.Join(dir, c.Name)
	old, err := readFile(path)
	switch {
	case err != nil:
		return explainWrite(path, err)
	case old != nil && !bytes.Equal(old, c.data) && !ledger.Annotated(old) && !annotatedTemplate(c.Name, old):
		return ErrTaken
	}
	return WriteFile(path, c.data)
}

// WriteFile puts a file that is no paper in place, whole or not at all; the
// error is for people.
func WriteFile(path string, data []byte) error { return explainWrite(path, writeFile(path, data)) }
