package build

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhenggai/internal/source"
)

// oldFormats are the tables that Excel and WPS save in other forms than .xlsx.
var oldFormats = []string{".xls", ".et", ".xlsb", ".csv"}

// OldTables names the tables of a folder that are not read because of their
// form, in order; those that were saved as .xlsx under the same name are not told.
func OldTables(dir string) []string {
	entries, _ := os.ReadDir(dir)
	names := map[string]bool{}
	for _, e := range entries {
		names[strings.ToLower(e.Name())] = true
	}
	var out []string
	for _, e := range entries {
		name := strings.ToLower(e.Name())
		ext := filepath.Ext(name)
		stem := strings.TrimSuffix(name, ext)
		if slices.Contains(oldFormats, ext) && !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".") && !names[stem+".xlsx"] {
			out = append(out, e.Name())
		}
	}
	return out
}

// notRead tells of the tables that lie beside the ledgers and are not read.
func notRead(ledgers []string) source.Problems {
	var dirs []string
	for _, l := range ledgers {
		dirs = append(dirs, filepath.Dir(l))
	}
	slices.Sort(dirs)
	var out source.Problems
	for _, dir := range slices.Compact(dirs) {
		for _, name := range OldTables(dir) {
			out = append(out, source.Problem{
				Code: "F123", Level: source.Warning, At: source.Pos{File: name},
				Text: fmt.Sprintf("台账文件夹里的这份表格是 %s 格式，没有读取。", strings.ToLower(filepath.Ext(name))),
				Hint: "是台账的，请用 Excel 或 WPS 打开，另存为 .xlsx；不是的，请移到别的文件夹。",
			})
		}
	}
	return out
}
