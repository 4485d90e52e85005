package docx

import (
	"fmt"
	"strings"
)

// element reads a start tag with its attributes and, unless it is empty, its
// content.
func (p *xmlParser) element(depth int) error {
	p.i++
	name := p.name()
	if name == "" {
		return fmt.Errorf("标记没有合法的名称")
	}
	n := p.node(name, "")
	p.open = append(p.open, n)
	for {
		spaced := p.space()
		switch {
		case p.i >= len(p.s):
			return fmt.Errorf("<%s> 不完整", name)
		case p.s[p.i] == '>':
			p.i++
			return p.content(n, depth+1)
		case strings.HasPrefix(p.s[p.i:], "/>"):
			p.i += 2
			return nil
		case !spaced:
			return fmt.Errorf("<%s> 中有不合法的字符", name)
		}
		if err := p.attr(n); err != nil {
			return err
		}
	}
}

func (p *xmlParser) attr(n *Node) error {
	name := p.name()
	p.space()
	if name == "" || p.i >= len(p.s) || p.s[p.i] != '=' {
		return fmt.Errorf("<%s> 的属性不合法", n.Name)
	}
	p.i++
	p.space()
	if p.i >= len(p.s) || (p.s[p.i] != '"' && p.s[p.i] != '\'') {
		return fmt.Errorf("<%s> 的属性 %s 没有引号", n.Name, name)
	}
	quote := p.s[p.i]
	p.i++
	end := strings.IndexByte(p.s[p.i:], quote)
	if end < 0 || end > maxAttr || strings.IndexByte(p.s[p.i:p.i+end], '<') >= 0 {
		return fmt.Errorf("<%s> 的属性 %s 不完整", n.Name, name)
	}
	value, err := unescape(attrSpaces(p.s[p.i : p.i+end]))
	if err != nil {
		return err
	}
	if _, dup := n.Lookup(name); dup || len(n.Attrs) == maxAttrs {
		return fmt.Errorf("<%s> 的属性 %s 重复，或者属性太多", n.Name, name)
	}
	p.addAttr(n, Attr{name, value})
	p.i += end + 1
	return nil
}

// attrSpaces makes white space in an attribute blanks (XML 1.0, 3.3.3).
func attrSpaces(s string) string {
	if !strings.ContainsAny(s, "\t\r\n") {
		return s
	}
	return strings.NewReplacer("\r\n", " ", "\t", " ", "\r", " ", "\n", " ").Replace(s)
}

// addAttr puts attributes of one element side by side in the slab.
func (p *xmlParser) addAttr(n *Node, a Attr) {
	if len(p.attrs)+1 > cap(p.attrs) {
		p.attrs = append(make([]Attr, 0, max(slab, 4*len(n.Attrs))), n.Attrs...)
	}
	from := len(p.attrs) - len(n.Attrs)
	p.attrs = append(p.attrs, a)
	n.Attrs = p.attrs[from:len(p.attrs):len(p.attrs)]
}

func (p *xmlParser) space() bool {
	from := p.i
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\t' || p.s[p.i] == '\r' || p.s[p.i] == '\n') {
		p.i++
	}
	return p.i > from
}

func (p *xmlParser) name() string {
	n := nameLength(p.s[p.i:])
	p.i += n
	return p.s[p.i-n : p.i]
}
