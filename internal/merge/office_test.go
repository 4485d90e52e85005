package merge

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
)

// resave has LibreOffice open and save Word files, by name. Without LibreOffice
// the test is skipped, and fails where CI is set.
func resave(t *testing.T, files map[string][]byte) map[string][]byte {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("LibreOffice is not installed")
		}
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless",
		"--convert-to", "docx:MS Word 2007 XML", "--outdir", filepath.Join(dir, "saved")}
	for name, data := range files {
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	saved := map[string][]byte{}
	for name := range files {
		data, err := os.ReadFile(filepath.Join(dir, "saved", name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		saved[name] = data
	}
	return saved
}

// offices are papers of every construct that recipe makes, and the shipped
// templates.
func offices(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for name, markup := range map[string]string{
		"sample": sample,
		"landscape": "@landscape\n= 清单\n[[table 10c 40 20c 五号]]\n|= 序号 | 问题 | 状态\n| 1 | 甲 | 已\n| ^ | 乙 | <\n@portrait\n正文。\n" +
			">> 青禾区档案馆\n> 2026年1月15日\n---\n# 附件\n[[table 10 40]]\n| 甲 | 乙\n---\n= 又一份\n正文。\n# 附件\n~ 注：//楷体//和__黑体__。\n",
	} {
		data, err := recipe.Build(markup, recipe.Options{Title: name})
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	data, err := charted(t, withCharts, 12).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	files["charts"] = data
	templates, err := filepath.Glob("../../templates/*.docx")
	if err != nil || len(templates) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	for i, path := range templates {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files["template"+string(rune('a'+i))] = data
	}
	return files
}

func TestLibreOfficeReSaveIsNoEdit(t *testing.T) {
	files := offices(t)
	for name, saved := range resave(t, files) {
		for _, c := range Changes(ContentOf(open(t, files[name])), ContentOf(open(t, saved))) {
			t.Errorf("%s: taken for an edit:\n%+v\n%+v", name, c.Old, c.New)
		}
	}
}

func TestEditSavedByLibreOfficeIsSeen(t *testing.T) {
	base := paper(t, sample)
	edited, err := edit(t, base, docx.DocumentPart, "12次", "13次").Bytes()
	if err != nil {
		t.Fatal(err)
	}
	saved := open(t, resave(t, map[string][]byte{"edited": edited})["edited"])
	if n := len(Changes(ContentOf(base), ContentOf(saved))); n != 1 {
		t.Errorf("%d changes are seen, want 1", n)
	}
}
