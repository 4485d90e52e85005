package fill

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"zhenggai/internal/zh"
)

// allFunctions are those of papers and those that only the cases have; the dates
// of the cases are not those of papers.
func allFunctions() Functions {
	all := Functions(zh.Functions())
	for name, f := range testFunctions {
		if _, ours := all[name]; !ours || name == "月日" {
			all[name] = f
		}
	}
	return all
}

// featureRow is a row of the feature table: | 功能 | 写法 | 用例 |.
var featureRow = regexp.MustCompile(`(?m)^\| ([^|]+) \|.*\| 用例：([^|]+) \|$`)

// Every feature that the manual promises has a case, and every case of the
// features is promised.
func TestFeatureTable(t *testing.T) {
	manual, err := os.ReadFile(filepath.Join("..", "..", "templates", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]bool{}
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^-- case (.+) --$`).FindAllStringSubmatch(string(data), -1) {
			cases[m[1]] = strings.HasSuffix(f, "features.txtar")
		}
	}
	rows := featureRow.FindAllStringSubmatch(string(manual), -1)
	if len(rows) < 25 {
		t.Fatalf("only %d rows", len(rows))
	}
	promised := map[string]bool{}
	for _, row := range rows {
		promised[row[2]] = true
		if _, ok := cases[row[2]]; !ok {
			t.Errorf("%s: no case %s", row[1], row[2])
		}
	}
	for name, feature := range cases {
		if feature && !promised[name] {
			t.Errorf("case %s is in no row", name)
		}
	}
}
