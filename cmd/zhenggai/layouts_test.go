package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"zhenggai/internal/ledger/ledgertest"
)

// configure adds the lines of a file to config.toml as a person would: below the
// table where there is one, else at the end: configure more.toml
func configure(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile("config.toml")
	for _, part := range strings.Split("\n"+ts.ReadFile(args[0]), "\n[")[1:] {
		name, lines, _ := strings.Cut(part, "]\n")
		head := "\n[" + name + "]\n"
		if !strings.Contains(text, head) {
			text += head
		}
		text = strings.Replace(text, head, head+lines+"\n", 1)
	}
	write(ts, "config.toml", []byte(text))
}

// layOut makes the shipped project with another main ledger: layout 反馈问题式 …
// takes the named texts of testdata/layouts.
func layOut(ts *testscript.TestScript, neg bool, args []string) {
	copySample(ts, neg, nil)
	ts.Check(os.Remove(ts.MkAbs("data/整改台账.xlsx")))
	for _, name := range append([]string{"公共"}, args...) {
		text, err := os.ReadFile(filepath.Join(ts.Getenv("ROOT"), "cmd", "zhenggai", "testdata", "layouts", name+".txt"))
		ts.Check(err)
		book, err := ledgertest.FromText(string(text))
		ts.Check(err)
		write(ts, "data/"+name+".xlsx", book)
	}
}

// occasional are the kinds of paper that a ledger need not lead to: letters about
// what is overdue.
var occasional = regexp.MustCompile(`(?m)^kind = "(reminder|supervision)"`)

var paperName = regexp.MustCompile(`(?m)^name = "(.+)"`)

// everything wants a .docx and a .pdf of every paper of config.toml.
func everything(ts *testscript.TestScript, _ bool, _ []string) {
	made := strings.Join(listing(ts), "\n")
	papers := strings.Split(ts.ReadFile("config.toml"), "\n[[paper]]\n")[1:]
	for _, p := range papers {
		name := paperName.FindStringSubmatch(p)[1]
		for _, ext := range []string{".docx\t", ".pdf\t"} {
			one := regexp.MustCompile(`(?m)(^|/)` + name + `(（.+）)?` + ext)
			if !one.MatchString(made) && !occasional.MatchString(p) {
				ts.Fatalf("%s%s was not made", name, ext)
			}
		}
	}
	if len(papers) < 10 {
		ts.Fatalf("only %d papers are declared", len(papers))
	}
}
