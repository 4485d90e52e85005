package ledger

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"errors"
	"io"
)

const (
	maxDepth = 256
	maxAttr  = 64 << 10
)

// part reads one XML part token by token and insists that it is well-formed
// to its end: RawToken alone does not match the end tags.
type part struct {
	name   string
	closer io.Closer
	dec    *xml.Decoder
	open   []string // elements around the next token
	rooted bool
}

func (a *archive) part(name string) (*part, error) {
	r, err := a.open(name)
	if err != nil {
		return nil, err
	}
	return &part{name: name, closer: r, dec: xml.NewDecoder(bufio.NewReaderSize(r, 64<<10))}, nil
}

var errMalformed = errors.New("malformed XML")

// next gives the next token; io.EOF only after the root element has ended.
func (p *part) next() (xml.Token, error) {
	t, err := p.dec.RawToken()
	if err != nil {
		return nil, p.end(err)
	}
	switch t := t.(type) {
	case xml.StartElement:
		return t, p.enter(t)
	case xml.EndElement:
		return t, p.leave(t)
	case xml.Directive:
		return nil, fail("F113", saveAgain, "部件“%s”含有 DTD 声明，拒绝读取。", quote(p.name))
	case xml.CharData:
		if len(p.open) == 0 && !blank(t) {
			return nil, errMalformed
		}
	}
	return t, nil
}

// end tells the end of a whole part from a part or an archive cut short.
func (p *part) end(err error) error {
	switch {
	case err == io.EOF && p.rooted && len(p.open) == 0:
		return io.EOF
	case errors.Is(err, zip.ErrChecksum):
		return fail("F105", copyAgain, "文件不完整，部件“%s”校验失败，可能在传输中损坏。", quote(p.name))
	}
	return errMalformed
}

func (p *part) enter(t xml.StartElement) error {
	if len(p.open) == 0 && p.rooted || len(p.open) >= maxDepth {
		return errMalformed
	}
	for _, a := range t.Attr {
		if len(a.Value) > maxAttr {
			return errMalformed
		}
	}
	p.rooted = true
	p.open = append(p.open, full(t.Name))
	return nil
}

func (p *part) leave(t xml.EndElement) error {
	if len(p.open) == 0 || p.open[len(p.open)-1] != full(t.Name) {
		return errMalformed
	}
	p.open = p.open[:len(p.open)-1]
	return nil
}

func full(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func blank(b []byte) bool {
	for _, c := range b {
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return false
		}
	}
	return true
}

// each runs over a part to its end. A part that is not whole is a fault.
func (a *archive) each(name string, visit func(p *part, t xml.Token) error) error {
	p, err := a.part(name)
	if err != nil {
		return err
	}
	defer p.closer.Close()
	for {
		t, err := p.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = visit(p, t)
		}
		if err == errMalformed {
			return fail("F114", saveAgain, "部件“%s”已损坏，内容读不全，已停止读取。", quote(name))
		}
		if err != nil {
			return err
		}
	}
}

// attr returns an attribute by its local name, "" without one.
func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// yes reads a boolean attribute that is present.
func yes(s string) bool { return s == "1" || s == "true" }
