package build

import (
	"os"
	"sync"

	"golang.org/x/sync/errgroup"

	"zhenggai/internal/font"
	"zhenggai/internal/ledger"
	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Inputs is everything a build reads, read once.
type Inputs struct {
	Project  Project
	Model    *model.Model
	Problems source.Problems // of the ledgers
	Fonts    *font.Set
}

// Read opens the ledgers and the fonts. The error is about the environment (a
// missing folder of fonts); what is wrong in a ledger is in Inputs.Problems.
func Read(p Project) (*Inputs, error) {
	in := &Inputs{Project: p}
	var g errgroup.Group
	g.Go(func() error { return in.readFonts() })
	g.Go(func() error { in.readLedgers(); return nil })
	return in, g.Wait()
}

func (in *Inputs) readFonts() (err error) {
	in.Fonts, err = font.Load(in.Project.Fonts...)
	return err
}

func (in *Inputs) readLedgers() {
	books := make([]*ledger.Book, len(in.Project.Ledgers))
	found := make([]source.Problems, len(books))
	var g errgroup.Group
	for i, path := range in.Project.Ledgers {
		g.Go(func() error {
			books[i], found[i] = ledger.ReadFile(path)
			return nil
		})
	}
	g.Wait()
	for _, ps := range found {
		in.Problems = append(in.Problems, ps...)
	}
	opt := in.Project.Options()
	books, copies := model.Choose(opt, books...)
	m, ps := model.Load(opt, books...)
	in.Model, in.Problems = m, append(append(in.Problems, copies...), ps...)
}

// Look opens one workbook and tells how each of its sheets would be read.
func Look(p Project, path string) ([]model.Mapping, source.Problems) {
	b, found := ledger.ReadFile(path)
	if b == nil {
		return nil, found
	}
	return model.Recognise(p.Options(), b), found
}

// ProgramKey identifies the running program by its bytes, so that a new version
// makes papers anew; what it cannot read counts as unknown, which never matches.
func ProgramKey() string { return programKey() }

var programKey = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return sum(data)
})
