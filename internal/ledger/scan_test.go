package ledger

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// scanned writes what the scanner reads as a line; text that stands together
// is one.
func scanned(r io.Reader) (string, error) {
	s := newScanner(r)
	var l lines
	for {
		t, err := s.next()
		if err == io.EOF {
			return l.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t {
		case startTag:
			l.start(s.tag.full)
			for _, a := range s.tag.attrs {
				l.attr(a.space, a.name, string(a.value))
			}
		case endTag:
			l.end(s.tag.full)
		case charData:
			l.text(s.text)
		}
	}
}

// decoded is the same by encoding/xml, which takes a byte order mark for text.
func decoded(r io.Reader) (string, error) {
	whole, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(whole, []byte(byteOrderMark))))
	var l lines
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return l.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			l.start(joined(t.Name))
			for _, a := range t.Attr {
				l.attr(a.Name.Space, a.Name.Local, a.Value)
			}
		case xml.EndElement:
			l.end(joined(t.Name))
		case xml.CharData:
			l.text(t)
		}
	}
}

func joined(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

type lines struct {
	strings.Builder
	inText bool
}

func (l *lines) start(name string)              { l.inText = false; fmt.Fprintf(l, "<%s>", name) }
func (l *lines) end(name string)                { l.inText = false; fmt.Fprintf(l, "</%s>", name) }
func (l *lines) attr(space, name, value string) { fmt.Fprintf(l, "(%s:%s=%q)", space, name, value) }

func (l *lines) text(b []byte) {
	if !l.inText && len(b) > 0 {
		l.WriteString("|")
		l.inText = true
	}
	l.Write(b)
}

func TestScan(t *testing.T) {
	for text, want := range map[string]string{
		`<a/>`:       "<a></a>",
		"\uFEFF<a/>": "<a></a>",
		`<?xml version="1.0" encoding="UTF-8"?><a b="1" x:c='2"'/>`: `<a>(:b="1")(x:c="2\"")</a>`,
		"<a>甲&amp;&lt;&#20013;&#x4e2d;\r\n乙</a >":                   "<a>|甲&<中中\n乙</a>",
		"<a><![CDATA[<&]]>x<!-- c -->y</a>":                         "<a>|<&xy</a>",
		"<a b=\">\"></a>":                                           `<a>(:b=">")</a>`,
		"<x:a></x:a>":                                               "<x:a></x:a>",
	} {
		for name, r := range map[string]io.Reader{"whole": strings.NewReader(text), "by bytes": iotest.OneByteReader(strings.NewReader(text))} {
			if got, err := scanned(r); err != nil || got != want {
				t.Errorf("%s %s: %s %v, want %s", text, name, got, err, want)
			}
		}
		if got, err := decoded(strings.NewReader(text)); err != nil || got != want {
			t.Errorf("encoding/xml reads %s as %s %v", text, got, err)
		}
	}
	for _, text := range []string{
		"<a", "<a b", "<a b=1/>", "<a b='1'c='2'/>", "<a b='<'/>", "<1/>", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>\x01</a>",
		"<a>\xff</a>", "<a>]]></a>", "<!-- -- -->", "<!--", "<![CDATA[", "<?xml version='1.0' encoding='gbk'?><a/>", "<!DOCTYPE a><a/>", "<a b='1", "</a", "<>", "< a/>",
	} {
		if got, err := scanned(strings.NewReader(text)); err == nil {
			t.Errorf("%q read as %s", text, got)
		}
	}
}

// TestLongTokens: tags and texts longer than the buffer, up to a bound.
func TestLongTokens(t *testing.T) {
	long := strings.Repeat("长文", 50_000)
	text := "<a b='" + long + "'>" + long + "</a>"
	if got, err := scanned(strings.NewReader(text)); err != nil || got != fmt.Sprintf("<a>(:b=%q)|%s</a>", long, long) {
		t.Errorf("long tokens: %v", err)
	}
	if _, err := scanned(strings.NewReader("<a>" + strings.Repeat(" ", maxToken+1) + "</a>")); err == nil {
		t.Error("a token without bound was read")
	}
}

// FuzzScan: what the scanner takes, encoding/xml takes and reads the same,
// however the bytes arrive.
func FuzzScan(f *testing.F) {
	f.Add(`<?xml version="1.0"?><a b="1" x:c='2"'>甲&amp;<![CDATA[<&]]><!-- c -->&#20013;</a>`)
	f.Add("<a>\r\n\r<b/>\t</a>")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := scanned(strings.NewReader(text))
		if slow, slowErr := scanned(iotest.OneByteReader(strings.NewReader(text))); slow != got || (slowErr == nil) != (err == nil) {
			t.Errorf("%q: whole %q %v, by bytes %q %v", text, got, err, slow, slowErr)
		}
		if err != nil {
			return
		}
		if want, err := decoded(strings.NewReader(text)); err != nil || got != want {
			t.Errorf("%q read as %s, encoding/xml: %s %v", text, got, want, err)
		}
	})
}
