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
	bb
	hy
	ns
	in
	b2
	gl
	sp
	cm
)

// classes lists the characters whose class is not plain from what they are; x~y
// is all from x to y. Other than the standard, LibreOffice counts ° for a
// letter, \ for a slash, and ) and ] for closing marks like all others.
var classes = func() map[rune]class {
	m := map[rune]class{}
	for c, s := range map[class]string{
		op: "([{¡¿‚„⁅⁽₍⌈⌊〈〈《「『【〔〖〘〚〝︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝（［｛｟｢",
		cl: ")]}⁆⁾₎⌉⌋〉、。〉》」』】〕〗〙〛〞〟︑︒︘︶︸︺︼︾﹀﹂﹄﹈﹐﹒﹚﹜﹞），．］｝｠｡｣､",
		ex: "!?︕︖﹖﹗！？", is: ",.:;⁄︐︓︔︰", sy: `/\`, qu: `"'«»‘’‛“”‟‹›`,
		pr: "$+£¤¥±₠~₦₨~₵₷~₺₼₽₿№−∓﹩＄￡￥￦", po: "%¢‰~‷⁗₧₶₻₾℃℉﹪％￠",
		ba: "|\u2000~\u2006\u2008~\u200A‐‒–‧⁖⁘~⁛⁝~\u205F\u3000", bb: "´ˈˌ˟", hy: "-",
		ns: "‼‽⁇~⁉々〜〻〼゛~ゞ゠・ヽヾ﹔﹕：；･ﾞﾟぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰ~ㇿｧ~ｰ",
		in: "․~…⋯︙", b2: "—", gl: "\u00A0\u2007\u2011\u202F", sp: " ",
	} {
		rs := []rune(s)
		for i, r := range rs {
			if r != '~' {
				m[r] = c
				continue
			}
			for x := rs[i-1]; x < rs[i+1]; x++ {
				m[x] = c
			}
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
	case r >= 0x3248 && r <= 0x324F:
		return al
	case r >= 0x2E80 && r < 0xFB00 || r >= 0xFE30 && r < 0xFE70 || r > 0xFF00 && r <= 0xFFE6 || r >= 0x1F000:
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
// end in 9704-|2012 and A|%.
var together = map[[2]class]bool{
	{cl, ns}: true, {b2, b2}: true,
	{al, in}: true, {id, in}: true, {in, in}: true, {nu, in}: true,
	{id, po}: true, {al, nu}: true, {nu, al}: true,
	{pr, id}: true, {al, pr}: true, {pr, al}: true, {po, al}: true,
	{nu, nu}: true, {pr, nu}: true, {po, nu}: true, {nu, po}: true, {nu, pr}: true,
	{al, al}: true, {is, al}: true, {is, nu}: true,
	{al, op}: true, {nu, op}: true, {cl, al}: true, {cl, nu}: true,
}

// How far a number of LB 25 has come: 12/30 and 12） % hold together, and so
// does ￥（ before a figure.
const (
	noNumber = iota
	inNumber
	closedNumber
)

// boundaries marks the places where the Western rules let a line end.
func boundaries(us []unit) []bool {
	out := make([]bool, len(us)+1)
	before, spaced, number, opened := al, false, noNumber, 0 // class before, blanks since, number so far, its ￥|（
	for i, u := range us {
		c := classOf(u.r)
		if u.kind != character {
			c = id
		}
		switch c {
		case sp:
			spaced = true
			continue
		case cm:
			continue
		}
		if spaced {
			number, opened = noNumber, 0
		}
		out[i] = i > 0 && breaks(before, c, spaced) && !inside(number, c)
		switch {
		case c == nu:
			if opened > 0 {
				out[opened] = false
			}
			number = inNumber
		case number == inNumber && (c == is || c == sy):
		case c == cl && number == inNumber:
			number = closedNumber
		default:
			number = noNumber
		}
		opened = 0
		if c == op && (before == pr || before == po) && !spaced {
			opened = i
		}
		before, spaced = c, false
	}
	out[len(us)] = true
	return out
}

// inside reports whether a number so far goes on with a class.
func inside(number int, c class) bool {
	return number == inNumber && c == nu || number != noNumber && (c == pr || c == po)
}

// breaks reports whether a line may end between two classes.
func breaks(a, b class, spaced bool) bool {
	switch {
	case b == cl || b == ex || b == is || b == sy || a == op:
		return false
	case spaced:
		return !(a == cl && b == ns || a == b2 && b == b2)
	case b == gl || a == gl || a == qu || b == qu || a == bb || b == ba || b == hy || b == ns:
		return false
	}
	return !together[[2]class{a, b}]
}
