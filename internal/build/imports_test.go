package build

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which of our packages each of them may import, as the page for
// wanderers draws it. Tests may import more.
var allowed = map[string][]string{
	"internal/source":            {},
	"internal/opc":               {},
	"internal/zh":                {},
	"internal/libreoffice":       {},
	"internal/font":              {"internal/source"},
	"internal/ledger":            {"internal/source", "internal/zh", "internal/opc"},
	"internal/ledger/ledgertest": {"internal/opc"},
	"internal/workbook":          {"internal/source", "internal/opc"},
	"internal/model":             {"internal/source", "internal/zh", "internal/ledger"},
	"generators":                 {"internal/source", "internal/zh", "internal/model"},
	"internal/docx":              {"internal/source", "internal/opc"},
	"internal/docx/recipe":       {"internal/docx"},
	"internal/fill":              {"internal/source", "internal/docx"},
	"internal/layout":            {"internal/source", "internal/docx", "internal/font"},
	"internal/pdf":               {"internal/source", "internal/docx", "internal/font", "internal/layout"},
	"internal/check":             {"internal/source", "internal/zh", "internal/model"},
	"internal/merge":             {"internal/source", "internal/docx"},
	"internal/build": {
		"internal/source", "internal/zh", "internal/ledger", "internal/model", "generators", "internal/docx",
		"internal/fill", "internal/font", "internal/layout", "internal/workbook", "internal/pdf", "internal/check", "internal/merge", "internal/docx/recipe", "internal/libreoffice",
	},
	"internal/fidelity": {"internal/docx", "internal/docx/recipe"},
	"internal/sample":   {"internal/docx/recipe", "internal/ledger/ledgertest"},
	"cmd/zhenggai": {
		"internal/source", "internal/zh", "internal/model", "generators", "internal/build", "internal/docx", "internal/pdf",
	},
}

// forbidden holds what only cmd may do: look at the clock and print.
var forbidden = []string{"time.Now(", "fmt.Print", "os.Stdout", "os.Stderr"}

func TestImportsPointOneWay(t *testing.T) {
	eachFile(t, func(pkg, path string) {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		may, known := allowed[pkg]
		if !known {
			t.Errorf("%s: the package %s is not in the picture", path, pkg)
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if ours, ok := strings.CutPrefix(name, "zhenggai/"); ok && !slices.Contains(may, ours) {
				t.Errorf("%s imports %s", path, ours)
			}
		}
	})
}

func TestOnlyCmdPrintsAndLooksAtTheClock(t *testing.T) {
	eachFile(t, func(pkg, path string) {
		if pkg == "cmd/zhenggai" || pkg == "internal/sample" {
			return
		}
		text := read(t, path)
		for _, word := range forbidden {
			if strings.Contains(text, word) {
				t.Errorf("%s uses %s", path, word)
			}
		}
	})
}

// eachFile visits the program's own source files, by package.
func eachFile(t *testing.T, visit func(pkg, path string)) {
	t.Helper()
	root := filepath.Join("..", "..")
	n := 0
	for _, top := range []string{"cmd", "generators", "internal"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			pkg, err := filepath.Rel(root, filepath.Dir(path))
			n++
			visit(filepath.ToSlash(pkg), path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n < 50 {
		t.Fatalf("only %d files were read", n)
	}
}
