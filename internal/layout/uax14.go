package layout

import "unicode"

// class is a line breaking class of UAX #14, as far as papers need it.
type class uint8

const (
	al class = iota
	nu
	id
	op
	cl
	ex
	is
	sy
	qu
	pr
	po
	ba
	hy
	ns
	in
	b2
	gl
	sp
	cm
)

// classes lists the characters whose class is not plain from what they are.
var classes = func() map[rune]class {
	m := map[rune]class{}
	for c, s := range map[class]string{
		ex: "!?！？", qu: "\"'‘’“”«»", op: "([{〈《「『【〔〖〘〚〝（［｛｟", cl: ")]}、。〉》」』】〕〗〙〛〞〟），．］｝｠",
		is: ",.:;", sy: "/\\", pr: "$+£¥±№￡￥＄", po: "%¢‰′″℃％￠", ba: "|\u2010\u2012\u2013\u3000", hy: "-",
		ns: "：；々・ーヽヾ〜", in: "…‥", b2: "—", gl: "\u00A0\u2011\u202F\u2060", sp: " ",
	} {
		for _, r := range s {
			m[r] = c
		}
	}
	return m
}()

func classOf(r rune) class {
	if c, ok := classes[r]; ok {
		return c
	}
	switch {
	case r >= '0' && r <= '9':
		return nu
	case r >= 0x2E80 && r < 0xFB00 || r >= 0xFE30 && r <= 0xFFEF || r >= 0x20000:
		return id
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
		return cm
	}
	return al
}

// together holds the pairs between which a line never ends, whatever stands
// around them. It follows LibreOffice's own line.txt (TR 14 as of Unicode 5):
// other than today's rules it keeps 、3 and 〕15 and 15（ together (its LB 30
// has CL where the standard now has the ASCII brackets only) and lets a line
// end in 9704-|2012.
var together = map[[2]class]bool{
	{cl, ns}: true, {b2, b2}: true,
	{al, in}: true, {id, in}: true, {in, in}: true, {nu, in}: true,
	{id, po}: true, {al, nu}: true, {nu, al}: true,
	{pr, id}: true, {al, pr}: true, {pr, al}: true, {po, al}: true,
	{nu, nu}: true, {pr, nu}: true, {po, nu}: true, {nu, po}: true, {nu, pr}: true,
	{al, al}: true, {is, al}: true, {is, nu}: true,
	{al, op}: true, {nu, op}: true, {cl, al}: true, {cl, nu}: true,
}

// boundaries marks the places where the Western rules let a line end.
func boundaries(us []unit) []bool {
	out := make([]bool, len(us)+1)
	before, spaced, number := al, false, false // class before, blanks since, inside 12/30
	for i, u := range us {
		c := classOf(u.r)
		if u.kind != character {
			c = id
		}
		if i > 0 && c != sp && c != cm {
			out[i] = breaks(before, c, spaced) && !(number && before == sy && c == nu)
		}
		switch c {
		case sp:
			spaced = true
			continue
		case cm:
			continue
		}
		number = c == nu || number && (c == is || c == sy)
		before, spaced = c, false
	}
	out[len(us)] = true
	return out
}

// breaks reports whether a line may end between two classes.
func breaks(a, b class, spaced bool) bool {
	switch {
	case b == cl || b == ex || b == is || b == sy || a == op:
		return false
	case spaced:
		return !(a == cl && b == ns || a == b2 && b == b2)
	case b == gl || a == gl || a == qu || b == qu || b == ba || b == hy || b == ns:
		return false
	}
	return !together[[2]class{a, b}]
}
