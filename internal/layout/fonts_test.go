package layout_test

import (
	"os"
	"path/filepath"
	"testing"

	"zhenggai/internal/font"
	"zhenggai/internal/layout"
	"zhenggai/internal/source"
)

func TestUnusableFontsOfTheFolder(t *testing.T) {
	dir, system := t.TempDir(), t.TempDir()
	for _, d := range []string{dir, system} {
		if err := os.WriteFile(filepath.Join(d, "坏.ttf"), []byte("不是字体"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set, err := font.Load(dir, "../../templates/fonts", system)
	if err != nil {
		t.Fatal(err)
	}
	got := layout.UnusableFonts(set, dir+string(filepath.Separator))
	if len(got) != 1 || got[0].Code != "E103" || got[0].Level != source.Warning || got[0].At.String() != "坏.ttf" {
		t.Errorf("得 %v", got)
	}
	if more := layout.UnusableFonts(set, "../../templates/fonts"); len(more) != 0 {
		t.Errorf("随带的字体：%v", more)
	}
}
