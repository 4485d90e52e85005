package build

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"zhenggai/internal/ledger"
	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Inputs is everything a build reads, read once.
type Inputs struct {
	Project  Project
	Model    *model.Model
	Problems source.Problems // of the ledgers
	*Press
	program string                   // identity of this program: a new one makes papers anew
	tables  [2]func() []source.Table // every sheet as a table: for papers inside, for masked ones
}

// Read opens the ledgers and the fonts. The error is about the environment (a
// missing folder of fonts); what is wrong in a ledger is in Inputs.Problems.
func Read(p Project) (*Inputs, error) {
	in := &Inputs{Project: p}
	var g errgroup.Group
	g.Go(func() error { return in.readFonts() })
	g.Go(func() error { in.readLedgers(); return nil })
	g.Go(func() error { in.program = cmp.Or(p.Program, programKey()); return nil })
	err := g.Wait()
	in.recall()
	return in, err
}

func (in *Inputs) readFonts() (err error) {
	in.Press, err = NewPress(in.Project.Fonts, in.Project.SystemFonts)
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
	in.Problems = notRead(in.Project.Ledgers)
	for _, ps := range found {
		in.Problems = append(in.Problems, ps...)
	}
	opt := in.Project.Options()
	books, copies := model.Choose(opt, books...)
	m, ps := model.Load(opt, books...)
	in.setModel(m)
	in.Problems = slices.Concat(in.Problems, copies, ps)
}

func (in *Inputs) setModel(m *model.Model) {
	in.Model = m
	for i, masked := range []bool{false, true} {
		in.tables[i] = sync.OnceValue(func() []source.Table { return m.Sources(masked) })
	}
}

// sheets presents the sheets to the template of a paper.
func (in *Inputs) sheets(masked bool) []source.Table {
	if masked {
		return in.tables[1]()
	}
	return in.tables[0]()
}

// Look opens one workbook and tells how each of its sheets would be read.
func Look(p Project, path string) ([]model.Mapping, source.Problems) {
	b, found := ledger.ReadFile(path)
	if b == nil {
		return nil, found
	}
	return model.Recognise(p.Options(), b), found
}

// programKey identifies the running program by its bytes, so that a new version
// makes papers anew; "" when it cannot be read.
var programKey = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
})
