package layout

import (
	"path/filepath"

	"zhenggai/internal/font"
	"zhenggai/internal/source"
)

// UnusableFonts reports the font files directly in dir that cannot be used,
// as E103 warnings: those a person put there on purpose. What else the machine
// holds is no concern of the office's.
func UnusableFonts(fonts *font.Set, dir string) source.Problems {
	var out source.Problems
	for _, u := range fonts.Unusable() {
		if filepath.Dir(u.File) != filepath.Clean(dir) {
			continue
		}
		out = append(out, source.Problem{Code: "E103", Level: source.Warning, At: source.Pos{File: filepath.Base(u.File)},
			Text: "字体文件不能使用（" + u.Err.Error() + "），已略过。", Hint: "换用完整、允许嵌入的 TrueType 字体文件，或把它移出字体目录。"})
	}
	return out
}
