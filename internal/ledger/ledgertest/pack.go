package ledgertest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"zhenggai/internal/opc"
)

// bytes writes the workbook so that the same text always gives the same bytes.
func (w *writer) bytes() ([]byte, error) {
	if err := w.file.SetDocProps(&excelize.DocProperties{
		Creator: "zhenggai", LastModifiedBy: "zhenggai", Created: "2026-01-01T00:00:00Z", Modified: "2026-01-01T00:00:00Z",
	}); err != nil {
		return nil, err
	}
	buf, err := w.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return opc.Settle(buf.Bytes(), func(name string, data []byte) []byte { return storeResults(data, w.results[name]) })
}

var formulaCell = regexp.MustCompile(`<c r="([A-Z]+\d+)"([^>]*?) t="str"[^>]*><f>(.*?)</f>(?:<v>[^<]*</v>|<v/>)?</c>`)

// storeResults puts the stored results of formulas in, with their types;
// excelize has no call for it.
func storeResults(data []byte, results map[string]string) []byte {
	if len(results) == 0 {
		return data
	}
	return formulaCell.ReplaceAllFunc(data, func(cell []byte) []byte {
		m := formulaCell.FindSubmatch(cell)
		result := results[string(m[1])]
		if result == "" {
			return fmt.Appendf(nil, `<c r="%s"%s><f>%s</f></c>`, m[1], m[2], m[3])
		}
		var v bytes.Buffer
		_ = xml.EscapeText(&v, []byte(result)) // a Buffer takes every write
		return fmt.Appendf(nil, `<c r="%s"%s%s><f>%s</f><v>%s</v></c>`, m[1], m[2], resultType(result), m[3], v.Bytes())
	})
}

func resultType(result string) string {
	if _, err := strconv.ParseFloat(result, 64); err == nil {
		return ""
	}
	if strings.HasPrefix(result, "#") {
		return ` t="e"`
	}
	return ` t="str"`
}
