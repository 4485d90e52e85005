package ledger

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// bundle is a workbook being written: parts that nobody sets are copied from
// the archive as they are, packed bytes and all.
type bundle struct {
	*archive
	main   string            // the workbook part
	strict bool              // ISO namespaces instead of the usual ones
	parts  map[string][]byte // set anew, by name in lower case
	added  []string          // names that the archive does not have
	failed error
}

func newBundle(a *archive) *bundle {
	return &bundle{archive: a, parts: map[string][]byte{}}
}

// read gives a part whole, nil when there is none.
func (b *bundle) read(name string) []byte {
	if data, ok := b.parts[strings.ToLower(name)]; ok {
		return data
	}
	if b.failed != nil || !b.has(name) {
		return nil
	}
	r, err := b.open(name)
	if err != nil {
		b.failed = err
		return nil
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		b.failed = broken()
	}
	return data
}

func (b *bundle) put(name string, data []byte) {
	key := strings.ToLower(name)
	if _, ok := b.parts[key]; !ok && !b.has(name) {
		b.added = append(b.added, name)
	}
	b.parts[key] = data
}

// change rewrites a part through its tags; the first fault stays.
func (b *bundle) change(name string, edit func(p *patch, n *node)) {
	p := &patch{data: b.read(name)}
	if b.failed != nil {
		return
	}
	if b.failed = walk(name, p.data, func(n *node) { edit(p, n) }); b.failed == nil && len(p.edits) > 0 {
		b.put(name, p.bytes())
	}
}

const (
	typesPart = "[Content_Types].xml"
	typesNS   = "http://schemas.openxmlformats.org/package/2006/content-types"
	relsNS    = "http://schemas.openxmlformats.org/package/2006/relationships"
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// create adds a part under a name not yet taken and says which.
func (b *bundle) create(name, contentType string, data []byte) string {
	name = b.unused(name)
	b.put(name, data)
	b.appendTo(typesPart, fmt.Sprintf(`<Override PartName="/%s" ContentType="%s"/>`, name, contentType))
	return name
}

func (b *bundle) unused(name string) string {
	ext, next := path.Ext(name), name
	for n := 2; ; n++ {
		if _, ok := b.parts[strings.ToLower(next)]; !ok && !b.has(next) {
			return next
		}
		next = fmt.Sprintf("%s%d%s", strings.TrimSuffix(name, ext), n, ext)
	}
}

// appendTo puts elements at the end of a part's root.
func (b *bundle) appendTo(name, elements string) {
	b.change(name, func(p *patch, n *node) {
		switch {
		case n.depth != 1:
		case n.closed:
			raw := string(p.data[n.from:n.to])
			p.replace(n.from, n.to, strings.TrimSuffix(raw, "/>")+">"+prefixed(n.prefix(), elements)+"</"+n.full+">")
		case !n.start && n.from < n.to && p.data[n.from+1] == '/':
			p.insert(n.from, prefixed(n.prefix(), elements))
		}
	})
}

// defaultType names the content type of an extension, unless there is one.
func (b *bundle) defaultType(ext, contentType string) {
	found := false
	b.change(typesPart, func(_ *patch, n *node) {
		found = found || n.name == "Default" && strings.EqualFold(string(n.attr("Extension")), ext)
	})
	if !found {
		b.appendTo(typesPart, fmt.Sprintf(`<Default Extension="%s" ContentType="%s"/>`, ext, contentType))
	}
}

func relsOf(name string) string {
	dir, base := path.Split(name)
	return dir + "_rels/" + base + ".rels"
}

// relate adds a relationship to a part of ours and gives its id.
func (b *bundle) relate(from, kind, to string) string {
	name := relsOf(from)
	if b.read(name) == nil {
		b.put(name, []byte(xmlHead+`<Relationships xmlns="`+relsNS+`"/>`))
	}
	used := map[string]bool{}
	b.change(name, func(_ *patch, n *node) { used[string(n.attr("Id"))] = true })
	id := "zg1"
	for i := 2; used[id]; i++ {
		id = fmt.Sprintf("zg%d", i)
	}
	b.appendTo(name, fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="/%s"/>`, id, b.relations(), kind, to))
	return id
}

func (b *bundle) relations() string {
	if b.strict {
		return "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	return "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}

func (b *bundle) cells() string {
	if b.strict {
		return "http://purl.oclc.org/ooxml/spreadsheetml/main"
	}
	return "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
}

// bytes packs the workbook: the parts of the archive in their order, then the
// new ones.
func (b *bundle) bytes() ([]byte, error) {
	if b.failed != nil {
		return nil, b.failed
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range b.Parts {
		err := error(nil)
		if data, ok := b.parts[strings.ToLower(f.Name)]; ok {
			err = pack(z, f.Name, data)
		} else {
			err = z.Copy(f)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, name := range b.added {
		if err := pack(z, name, b.parts[strings.ToLower(name)]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func pack(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}
