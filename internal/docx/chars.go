package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// Legal reports whether XML 1.0 allows the character (production 2).
func Legal(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r == '\t' || r == '\n' || r == '\r' ||
		r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

// nameLength is the length of the qualified name that s begins with: at most
// one colon, not at its ends.
func nameLength(s string) int {
	colon := -1
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || r >= 0x4E00 && r <= 0x9FA5:
		case i > colon+1 && (r >= '0' && r <= '9' || r == '-' || r == '.'):
		case r == ':' && colon < 0 && i > 0:
			colon = i
		case colon == i-1:
			return 0
		default:
			return i
		}
	}
	if colon == len(s)-1 {
		return 0
	}
	return len(s)
}

func unescape(s string) (string, error) {
	if strings.IndexByte(s, '&') < 0 {
		return s, nil
	}
	var b strings.Builder
	for {
		amp := strings.IndexByte(s, '&')
		if amp < 0 {
			b.WriteString(s)
			return b.String(), nil
		}
		b.WriteString(s[:amp])
		end := strings.IndexByte(s[amp:], ';')
		if end < 0 {
			return "", fmt.Errorf("“&”没有写成实体")
		}
		text, err := entity(s[amp+1 : amp+end])
		if err != nil {
			return "", err
		}
		b.WriteString(text)
		s = s[amp+end+1:]
	}
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

func entity(name string) (string, error) {
	if text, ok := entities[name]; ok {
		return text, nil
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if strings.HasPrefix(digits, "x") {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 21)
	if err != nil || !strings.HasPrefix(name, "#") || !Legal(rune(code)) {
		return "", fmt.Errorf("未知实体 &%s;", name)
	}
	return string(rune(code)), nil
}
