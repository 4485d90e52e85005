package build

import (
	"fmt"
	"path"
	"strings"
)

// historyDir holds the files of persons that a newer version took the place of,
// numbered; nothing is ever removed from it.
const historyDir = stateDir + "/history"

// intoHistory keeps a copy of the edited files among what was.
func (f folder) intoHistory(paper string, have []file) []move {
	var out []move
	for _, h := range have {
		if h.at == edited && h.data != nil {
			out = append(out, move{To: f.historyName(h), Hash: h.hash, data: h.data, Kept: true})
		}
	}
	return out
}

// historyName is a name that is not in use, or that holds these very bytes:
// 月报-1.docx, 月报-2.docx.
func (f folder) historyName(h file) string {
	ext := path.Ext(h.name)
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s/%s-%d%s", historyDir, strings.TrimSuffix(h.name, ext), n, ext)
		data, err := f.Read(f.path(name))
		if err == nil && (data == nil || sum(data) == h.hash) {
			return name
		}
	}
}
