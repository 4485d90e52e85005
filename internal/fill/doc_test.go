package fill

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The package's page names every file, and none that is not there.
func TestDocNamesEveryFile(t *testing.T) {
	page, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	page, _, _ = bytes.Cut(page, []byte("\npackage fill"))
	named := regexp.MustCompile(`[a-z_*]+\.go`).FindAllString(string(page), -1)
	files, _ := filepath.Glob("*.go")
	for _, pattern := range named {
		if found, _ := filepath.Glob(pattern); len(found) == 0 {
			t.Errorf("no file %s", pattern)
		}
	}
	for _, file := range files {
		known := file == "doc.go" || strings.HasSuffix(file, "_test.go")
		for _, pattern := range named {
			match, _ := filepath.Match(pattern, file)
			known = known || match
		}
		if !known {
			t.Errorf("%s is in no phase", file)
		}
	}
}
