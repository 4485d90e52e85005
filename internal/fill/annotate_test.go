package fill

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// marked is a template with a fault in the body, one in a table, one in a footer.
func marked(t *testing.T) (*docx.File, source.Problems) {
	t.Helper()
	f := fromMarkup(t, "= {{单位.名成}}的通报\n共{{总数}}个，{{总数x}}个。\n{{#方面}}\n[[table 1 1]]\n| 甲 | {{/}}")
	tree, _ := f.Tree("word/footer1.xml")
	tree.Walk(func(n *docx.Node) bool {
		if n.Name == "w:p" {
			n.Kids = append(n.Kids, docx.El("w:r", nil, docx.WordText("{{页脚}}")))
		}
		return n.Name != "w:p"
	})
	tmpl, problems := Parse(f)
	_, more := tmpl.Bind(SchemaOf(reflect.TypeFor[paper]()), testFunctions)
	return f, append(problems, more...)
}

func TestAnnotate(t *testing.T) {
	f, problems := marked(t)
	before := string(f.Part(docx.DocumentPart))
	out, err := Annotate(f, problems)
	if err != nil {
		t.Fatal(err)
	}
	if string(f.Part(docx.DocumentPart)) != before || Annotated(f) || !Annotated(out) {
		t.Error("the template itself is not to be changed, the copy is to be known")
	}
	body, comments := string(out.Part(docx.DocumentPart)), string(out.Part(commentsPart))
	for _, p := range problems {
		if !strings.Contains(comments, strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(p.Text)) {
			t.Errorf("no comment says %s", p.Text)
		}
	}
	for _, name := range []string{"commentRangeStart", "commentRangeEnd", "commentReference"} {
		if n := strings.Count(body, "<w:"+name+" "); n != len(problems) {
			t.Errorf("%d %s for %d problems", n, name, len(problems))
		}
	}
	tag := regexp.MustCompile(`commentRangeStart w:id="\d+"/><w:r>(<w:rPr>.{0,99}</w:rPr>)?<w:t>\{\{总数x\}\}</w:t></w:r><w:commentRangeEnd`)
	if !tag.MatchString(body) {
		t.Errorf("the comment is not around the tag alone: %s", body)
	}
	if !strings.Contains(comments, "（奇数页页脚") && !strings.Contains(comments, "（页脚") && !strings.Contains(comments, "（偶数页页脚") {
		t.Error("a problem of the footer is told in the body, with its place")
	}
	if out, _ := Annotate(f, nil); out != nil {
		t.Error("a copy without problems")
	}
}

// openInOffice converts files with LibreOffice, the judge of what opens; without
// it the test is skipped, but not in CI.
func openInOffice(t *testing.T, files map[string]*docx.File) {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("CI 需要 soffice")
		}
		t.Skip("没有 soffice")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for name, f := range files {
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for name := range files {
		if info, err := os.Stat(filepath.Join(dir, name+".pdf")); err != nil || info.Size() < 1000 {
			t.Errorf("%s does not open: %v", name, err)
		}
	}
}
