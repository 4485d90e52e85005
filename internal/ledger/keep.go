package ledger

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// texts holds the words of a workbook one after another in large blocks: half a
// million small texts cost neither their own allocations nor the collector's
// time, and a cell needs four bytes to name one.
type texts struct{ blocks []*strings.Builder }

// ref is where a text begins: the block in the upper half, the byte in the
// lower; 0 is the empty text.
type ref uint32

const (
	blockSize = 1 << 16
	lengthOf  = 4 // bytes before each text that say how long it is
)

func (t *texts) at(r ref) string {
	if r == 0 {
		return ""
	}
	s := t.blocks[r/blockSize].String()[r%blockSize:]
	n := binary.LittleEndian.Uint32([]byte(s[:lengthOf]))
	return s[lengthOf : lengthOf+n]
}

// add never grows a block: a long text gets one of its own.
func (t *texts) add(b []byte) ref {
	need := lengthOf + len(b)
	last := len(t.blocks) - 1
	if last < 0 || t.blocks[last].Len() >= blockSize || t.blocks[last].Cap()-t.blocks[last].Len() < need {
		t.blocks = append(t.blocks, &strings.Builder{})
		last++
		t.blocks[last].Grow(max(blockSize, need))
		if last == 0 {
			t.blocks[last].WriteByte(0) // so that no text begins at 0
		}
	}
	block := t.blocks[last]
	r := ref(last*blockSize + block.Len())
	var length [lengthOf]byte
	binary.LittleEndian.PutUint32(length[:], uint32(len(b)))
	block.Write(length[:])
	block.Write(b)
	return r
}

const (
	keepOnce = 48     // bytes; longer texts seldom repeat
	keepMany = 20_000 // texts looked up for repetition
)

// keeper adds texts, short ones that repeat only once.
type keeper struct {
	*texts
	seen map[string]ref
}

func newKeeper(t *texts) *keeper { return &keeper{t, map[string]ref{}} }

func (k *keeper) keep(b []byte) ref {
	if len(b) == 0 {
		return 0
	}
	if r, ok := k.seen[string(b)]; ok {
		return r
	}
	r := k.add(b)
	if len(b) <= keepOnce && len(k.seen) < keepMany {
		k.seen[k.at(r)] = r
	}
	return r
}

// words keeps a text with the escapes of its own resolved.
func (k *keeper) words(b []byte) ref {
	if bytes.Contains(b, []byte("_x")) {
		b = []byte(unescape(string(b)))
	}
	return k.keep(b)
}
