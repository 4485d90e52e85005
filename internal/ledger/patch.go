package ledger

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"

	"zhenggai/internal/opc"
)

// patch replaces pieces of a part and leaves every other byte alone.
type patch struct {
	data  []byte
	edits []edit
}

type edit struct {
	from, to int
	with     string
}

func (p *patch) replace(from, to int, with string) { p.edits = append(p.edits, edit{from, to, with}) }

func (p *patch) insert(at int, s string) {
	if s != "" {
		p.replace(at, at, s)
	}
}

// bytes is the part with all edits; what was inserted at one place stands in
// the order it was inserted, before a replaced tag that begins there.
func (p *patch) bytes() []byte {
	slices.SortStableFunc(p.edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out bytes.Buffer
	at := 0
	for _, e := range p.edits {
		out.Write(p.data[at:e.from])
		out.WriteString(e.with)
		at = e.to
	}
	out.Write(p.data[at:])
	return out.Bytes()
}

// node is a tag and the bytes it takes up.
type node struct {
	*tag
	start, closed bool // a start tag; one that ends itself
	depth         int  // 1 is the root
	from, to      int
}

// walk visits all tags of a part.
func walk(name string, data []byte, visit func(n *node)) error {
	p := &part{scanner: newScanner(bytes.NewReader(data)), name: name}
	for {
		t, err := p.step()
		switch {
		case err == io.EOF:
			return nil
		case err == errMalformed:
			return fail("F114", saveAgain, "部件“%s”已损坏，内容读不全，已停止读取。", opc.Quote(name))
		case err != nil:
			return err
		}
		if n, ok := p.node(t); ok {
			visit(&n)
		}
	}
}

func (p *part) node(t token) (node, bool) {
	switch t {
	case startTag:
		return node{&p.tag, true, p.closed, len(p.open), p.at, p.offset()}, true
	case endTag:
		return node{&p.tag, false, false, len(p.open) + 1, p.at, p.offset()}, true
	}
	return node{}, false
}

// prefix is what stands before the name of an element, with its colon.
func (t *tag) prefix() string { return strings.TrimSuffix(t.full, t.name) }

// bound finds the prefix that a root element binds to a namespace; without one
// declares says how to bind it where it is used.
func (n *node) bound(namespace string) (prefix, declares string) {
	for _, a := range n.attrs {
		if a.space == "xmlns" && string(a.value) == namespace {
			return a.name, ""
		}
	}
	return "zg", ` xmlns:zg="` + namespace + `"`
}

// attrSpan finds an attribute, given with its prefix, in the text of a start
// tag; false without one.
func attrSpan(raw, name string) (from, to int, ok bool) {
	for i := 0; i < len(raw); i++ {
		if raw[i] != '"' && raw[i] != '\'' {
			continue
		}
		end := i + 1 + strings.IndexByte(raw[i+1:], raw[i])
		begin := strings.LastIndexAny(strings.TrimRight(raw[:i], " \t\r\n="), " \t\r\n") + 1
		if strings.TrimRight(raw[begin:i], " \t\r\n=") == name {
			return begin, end + 1, true
		}
		i = end
	}
	return 0, 0, false
}

// setAttr gives a start tag an attribute, in place of an old one.
func setAttr(raw, name, value string) string {
	said := name + `="` + escape(value) + `"`
	if from, to, ok := attrSpan(raw, name); ok {
		return raw[:from] + said + raw[to:]
	}
	end := len(raw) - 1
	if strings.HasSuffix(raw, "/>") {
		end--
	}
	return strings.TrimRight(raw[:end], " \t\r\n") + " " + said + raw[end:]
}

func dropAttr(raw, name string) string {
	if from, to, ok := attrSpan(raw, name); ok {
		return strings.TrimRight(raw[:from], " \t\r\n") + raw[to:]
	}
	return raw
}

// prefixed gives elements written without a prefix the one of their part.
func prefixed(prefix, elements string) string {
	if prefix == "" {
		return elements
	}
	return strings.ReplaceAll(strings.ReplaceAll(elements, "<", "<"+prefix), "<"+prefix+"/", "</"+prefix)
}

var looksEscaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// escape writes text for a part. What Excel would take for an escape of its own
// is protected, and what XML cannot hold becomes U+FFFD.
func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(looksEscaped.ReplaceAllString(s, "_x005F$0"))) // a Buffer takes every write
	return b.String()
}
