package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/ledger/ledgertest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"zhenggai": func() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ROOT", root)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"xlsx": made(ledgertest.FromText),
			"docx": made(func(text string) ([]byte, error) { return recipe.Build(text, recipe.Options{}) }),
			"cell": setCell, "cells": listCells, "retype": retype, "resave": resave, "docxpart": docxPart, "remember": remember, "unchanged": unchanged,
			"sample": copySample, "office": makeOffice, "appendto": appendTo, "ends": ends,
			"gbk": gbk, "configure": configure, "layout": layOut, "everything": everything,
		},
	})
}

func link(from, to string) error {
	if err := os.Symlink(from, to); err == nil {
		return nil
	}
	return os.CopyFS(to, os.DirFS(from))
}

// made is a command that makes a file from text: xlsx data/台账.xlsx 台账.txt
func made(from func(string) ([]byte, error)) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, _ bool, args []string) {
		data, err := from(ts.ReadFile(args[1]))
		ts.Check(err)
		write(ts, args[0], data)
	}
}

func write(ts *testscript.TestScript, name string, data []byte) {
	path := ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, data, 0o644))
}

// gbk writes a file in the encoding of a Chinese Windows: gbk config.toml 文字
func gbk(ts *testscript.TestScript, _ bool, args []string) {
	data, err := simplifiedchinese.GBK.NewEncoder().String(strings.Join(args[1:], " "))
	ts.Check(err)
	write(ts, args[0], []byte(data))
}

// setCell edits one cell the way Excel would: cell data/台账.xlsx 台账 C4 新的文字
func setCell(ts *testscript.TestScript, _ bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(book.SetCellStr(args[1], args[2], strings.Join(args[3:], " ")))
	ts.Check(book.Save())
}

// retype edits the words of a Word file the way a person would: retype out/通报.docx 旧 新,
// or those of another part: retype out/通报.docx 旧 新 word/charts/chart1.xml
func retype(ts *testscript.TestScript, _ bool, args []string) {
	f, err := docx.Open(args[0], []byte(ts.ReadFile(args[0])))
	ts.Check(err)
	name := docx.DocumentPart
	if len(args) > 3 {
		name = args[3]
	}
	part := f.Part(name)
	if !bytes.Contains(part, []byte(args[1])) {
		ts.Fatalf("%s does not contain %s", args[0], args[1])
	}
	f.SetPart(name, bytes.ReplaceAll(part, []byte(args[1]), []byte(args[2])))
	data, err := f.Bytes()
	ts.Check(err)
	write(ts, args[0], data)
}

// remember notes the bytes and times of every paper; unchanged compares them,
// leaving out the papers whose path contains one of its arguments, which must
// have changed.
func remember(ts *testscript.TestScript, _ bool, args []string) {
	write(ts, ".remembered", []byte(strings.Join(listing(ts), "\n")))
}

func unchanged(ts *testscript.TestScript, _ bool, args []string) {
	before := map[string]bool{}
	for _, line := range strings.Split(ts.ReadFile(".remembered"), "\n") {
		before[line] = true
	}
	touched := map[string]bool{}
	for _, line := range listing(ts) {
		name, _, _ := strings.Cut(line, "\t")
		if !before[line] {
			touched[strings.TrimSuffix(strings.TrimSuffix(name, ".docx"), ".pdf")] = true
		}
	}
	for _, name := range args {
		if !touched[name] {
			ts.Fatalf("%s was not made anew; touched: %v", name, touched)
		}
		delete(touched, name)
	}
	if len(touched) > 0 {
		ts.Fatalf("made anew without need: %v", touched)
	}
}

// listing is one line for each paper: path, time and a digest of its bytes.
func listing(ts *testscript.TestScript) []string {
	var lines []string
	out := ts.MkAbs("out")
	ts.Check(filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == ".zhenggai" {
			return fs.SkipDir
		}
		if d.IsDir() {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(out, path)
		lines = append(lines, fmt.Sprintf("%s\t%s\t%x", filepath.ToSlash(name), info.ModTime(), sha256.Sum256(data)))
		return err
	}))
	return lines
}

// copySample copies the shipped project, so that a test may edit it.
func copySample(ts *testscript.TestScript, _ bool, _ []string) {
	root := ts.Getenv("ROOT")
	for _, dir := range []string{"data", "data/快照", "templates"} {
		files, err := filepath.Glob(filepath.Join(root, dir, "*.*"))
		ts.Check(err)
		for _, file := range files {
			data, err := os.ReadFile(file)
			ts.Check(err)
			write(ts, filepath.Join(dir, filepath.Base(file)), data)
		}
	}
	ts.Check(link(filepath.Join(root, "templates", "fonts"), ts.MkAbs("templates/fonts")))
	data, err := os.ReadFile(filepath.Join(root, "config.toml"))
	ts.Check(err)
	write(ts, "config.toml", data)
}

// makeOffice makes the small project of testdata/office.
func makeOffice(ts *testscript.TestScript, _ bool, _ []string) {
	root := ts.Getenv("ROOT")
	office := filepath.Join(root, "cmd", "zhenggai", "testdata", "office")
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(office, name))
		ts.Check(err)
		return string(data)
	}
	book, err := ledgertest.FromText(read("台账.txt"))
	ts.Check(err)
	write(ts, "data/台账.xlsx", book)
	for _, name := range []string{"通报", "选人用人报告", "月报"} {
		file, err := recipe.Build(read("templates/"+name+".txt"), recipe.Options{})
		ts.Check(err)
		write(ts, "templates/"+name+".docx", file)
	}
	write(ts, "config.toml", []byte(read("config.toml")))
	ts.Check(link(filepath.Join(root, "templates", "fonts"), ts.MkAbs("fonts")))
}

// appendTo adds the text of a file to another: appendto config.toml more.toml
func appendTo(ts *testscript.TestScript, _ bool, args []string) {
	write(ts, args[0], []byte(ts.ReadFile(args[0])+ts.ReadFile(args[1])))
}

// ends runs a command and asserts its exit code: ends 3 zhenggai build
func ends(ts *testscript.TestScript, _ bool, args []string) {
	code := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		code = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if fmt.Sprint(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}
