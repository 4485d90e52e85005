package opc

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
)

const typesPart = "[Content_Types].xml"

type part struct {
	name string
	data []byte
}

// Settle writes a container anew so that the same parts always give the same
// bytes: parts in order, no times, content types in order. edit may change a
// part on the way; nil changes none.
func Settle(data []byte, edit func(name string, data []byte) []byte) ([]byte, error) {
	parts, err := unpack(data)
	if err != nil {
		return nil, err
	}
	for i, p := range parts {
		if p.name == typesPart {
			if parts[i].data, err = sortTypes(p.data); err != nil {
				return nil, err
			}
		}
		if edit != nil {
			parts[i].data = edit(p.name, parts[i].data)
		}
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
