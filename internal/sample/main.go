// Sample writes the shipped templates and the ledgers of the fictional office
// from text, so that a change to them can be read: templates/*.txt becomes
// templates/*.docx, ledgers/*.txt becomes data/*.xlsx. An office that edits the
// .docx or .xlsx owns its copy; nothing here is read when papers are made. A line
// [[插入 版头]] of a template stands for the lines of shared/版头.txt.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/ledger/ledgertest"
)

//go:generate go run . ../..

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: sample ROOT")
	}
	if err := write(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func write(root string) error {
	here := filepath.Join(root, "internal", "sample")
	template, err := templates(filepath.Join(here, "shared"))
	if err != nil {
		return err
	}
	if err := each(filepath.Join(here, "templates"), filepath.Join(root, "templates"), ".docx", template); err != nil {
		return err
	}
	return each(filepath.Join(here, "ledgers"), filepath.Join(root, "data"), ".xlsx", ledgertest.FromText)
}

// templates makes a template of its text, with the lines that it shares with
// others.
func templates(shared string) (func(text string) ([]byte, error), error) {
	files, err := filepath.Glob(filepath.Join(shared, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no texts in %s: %v", shared, err)
	}
	var pairs []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, "[[插入 "+strings.TrimSuffix(filepath.Base(file), ".txt")+"]]\n", string(text))
	}
	included := strings.NewReplacer(pairs...)
	return func(text string) ([]byte, error) { return recipe.Build(included.Replace(text), recipe.Options{}) }, nil
}

// each turns every text of a folder into a file of another.
func each(from, to, ext string, make func(string) ([]byte, error)) error {
	files, err := filepath.Glob(filepath.Join(from, "*.txt"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no texts in %s: %v", from, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		data, err := make(string(text))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt") + ext
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
