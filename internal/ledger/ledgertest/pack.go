package ledgertest

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const typesPart = "[Content_Types].xml"

type part struct {
	name string
	data []byte
}

// bytes writes the workbook so that the same text always gives the same bytes:
// fixed properties, parts in order, no times, content types in order.
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
	parts, err := unpack(buf.Bytes())
	if err != nil {
		return nil, err
	}
	for i, p := range parts {
		if p.name == typesPart {
			if parts[i].data, err = sortTypes(p.data); err != nil {
				return nil, err
			}
		}
		parts[i].data = storeResults(parts[i].data, w.results[p.name])
	}
	return pack(parts)
}

func unpack(data []byte) ([]part, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var parts []part
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{f.Name, content})
	}
	slices.SortFunc(parts, func(a, b part) int {
		return cmp.Or(-cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	return parts, nil
}

func rank(name string) int {
	if name == typesPart {
		return 1
	}
	return 0
}

func pack(parts []part) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

type contentTypes struct {
	XMLName   xml.Name      `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []contentType `xml:"Default"`
	Overrides []contentType `xml:"Override"`
}

type contentType struct {
	Extension   string `xml:"Extension,attr,omitempty"`
	PartName    string `xml:"PartName,attr,omitempty"`
	ContentType string `xml:"ContentType,attr"`
}

func sortTypes(data []byte) ([]byte, error) {
	var t contentTypes
	if err := xml.Unmarshal(data, &t); err != nil {
		return nil, err
	}
	order := func(a, b contentType) int {
		return cmp.Or(cmp.Compare(a.Extension, b.Extension), cmp.Compare(a.PartName, b.PartName))
	}
	slices.SortFunc(t.Defaults, order)
	slices.SortFunc(t.Overrides, order)
	out, err := xml.Marshal(t)
	return append([]byte(xml.Header), out...), err
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
