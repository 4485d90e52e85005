package ledger

import (
	"archive/zip"
	"errors"
	"io"

	"zhenggai/internal/opc"
)

const (
	maxDepth = 256
	maxAttr  = 64 << 10
)

var (
	errMalformed = errors.New("malformed XML")
	errDoctype   = errors.New("document type")
)

// part reads one XML part token by token and insists that it is well-formed
// to its end.
type part struct {
	*scanner
	name   string
	closer io.Closer
	open   []string // elements around the next token
	rooted bool
}

func (a *archive) part(name string) (*part, error) {
	r, err := a.open(name)
	if err != nil {
		return nil, err
	}
	return &part{scanner: newScanner(r), name: name, closer: r}, nil
}

// step gives the next token; io.EOF only after the root element has ended.
func (p *part) step() (token, error) {
	t, err := p.next()
	if err != nil {
		return t, p.stop(err)
	}
	switch t {
	case startTag:
		err = p.enter()
	case endTag:
		err = p.leave()
	case charData:
		err = malformed(len(p.open) > 0 || blank(p.text))
	}
	return t, err
}

// stop tells the end of a whole part from a part or an archive cut short.
func (p *part) stop(err error) error {
	switch {
	case err == io.EOF && p.rooted && len(p.open) == 0:
		return io.EOF
	case err == errDoctype:
		return fail("F113", saveAgain, "部件“%s”含有 DTD 声明，拒绝读取。", opc.Quote(p.name))
	case errors.Is(err, zip.ErrChecksum):
		return fail("F105", copyAgain, "文件不完整，部件“%s”校验失败，可能在传输中损坏。", opc.Quote(p.name))
	}
	return errMalformed
}

func (p *part) enter() error {
	if len(p.open) == 0 && p.rooted || len(p.open) >= maxDepth {
		return errMalformed
	}
	for _, a := range p.tag.attrs {
		if len(a.value) > maxAttr {
			return errMalformed
		}
	}
	p.rooted = true
	p.open = append(p.open, p.tag.full)
	return nil
}

func (p *part) leave() error {
	if len(p.open) == 0 || p.open[len(p.open)-1] != p.tag.full {
		return errMalformed
	}
	p.open = p.open[:len(p.open)-1]
	return nil
}

func blank(b []byte) bool {
	for _, c := range b {
		if !isSpace(c) {
			return false
		}
	}
	return true
}

// each runs over a part to its end. A part that is not whole is a fault.
func (a *archive) each(name string, visit func(p *part, t token) error) error {
	p, err := a.part(name)
	if err != nil {
		return err
	}
	defer p.closer.Close()
	for {
		t, err := p.step()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = visit(p, t)
		}
		if err == errMalformed {
			return fail("F114", saveAgain, "部件“%s”已损坏，内容读不全，已停止读取。", opc.Quote(name))
		}
		if err != nil {
			return err
		}
	}
}

// attr returns an attribute by its local name, nil without one.
func (t *tag) attr(name string) []byte {
	for i := range t.attrs {
		if t.attrs[i].name == name {
			return t.attrs[i].value
		}
	}
	return nil
}

// yes reads a boolean attribute that is present.
func yes(s []byte) bool { return string(s) == "1" || string(s) == "true" }

// on reads a boolean element: present without a value means yes.
func (t *tag) on() bool {
	v := t.attr("val")
	return v == nil || yes(v)
}
