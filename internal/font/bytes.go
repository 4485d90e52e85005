package font

import "encoding/binary"

// view is a part of a font file. Reads outside it give zero, so that a broken
// file can be wrong but never crash; the checks that matter are in parse.
type view []byte

func (v view) u16(i int) int {
	if i < 0 || i+2 > len(v) {
		return 0
	}
	return int(binary.BigEndian.Uint16(v[i:]))
}

func (v view) i16(i int) int { return int(int16(v.u16(i))) }

func (v view) u32(i int) int {
	if i < 0 || i+4 > len(v) {
		return 0
	}
	return int(binary.BigEndian.Uint32(v[i:]))
}

// cut returns v[from:from+n], or nil when that is not inside v.
func (v view) cut(from, n int) view {
	if from < 0 || n < 0 || from > len(v) || n > len(v)-from {
		return nil
	}
	return v[from : from+n : from+n]
}

// maxFaces is more than any collection holds.
const maxFaces = 64

// headSize is what tells of all the faces of a file.
const headSize = 12 + 4*maxFaces

// offsets lists where the faces of a file begin: one for a TTF, several for a
// TTC, none when the bytes are no TrueType at all.
func offsets(file view) []int {
	switch file.u32(0) {
	case 0x00010000, 0x74727565, 0x4F54544F: // 1.0, "true", "OTTO"
		return []int{0}
	case 0x74746366: // "ttcf"
		n := min(file.u32(8), maxFaces)
		out := make([]int, 0, n)
		for i := range n {
			out = append(out, file.u32(12+4*i))
		}
		return out
	}
	return nil
}
