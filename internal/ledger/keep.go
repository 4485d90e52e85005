package ledger

import (
	"bytes"
	"strings"
)

const (
	keepBlock = 64 << 10
	keepOnce  = 48     // bytes; longer texts seldom repeat
	keepMany  = 20_000 // texts looked up for repetition
)

// keeper turns bytes into strings that share large blocks: half a million small
// texts cost neither their own allocations nor the collector's time. Short ones
// that repeat are kept once.
type keeper struct {
	block strings.Builder
	seen  map[string]string
}

func (k *keeper) keep(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if s, ok := k.seen[string(b)]; ok {
		return s
	}
	s := k.store(b)
	if len(b) <= keepOnce && len(k.seen) < keepMany {
		if k.seen == nil {
			k.seen = map[string]string{}
		}
		k.seen[s] = s
	}
	return s
}

// store never grows a block: strings cut from it would keep the old one alive.
func (k *keeper) store(b []byte) string {
	if len(b) > keepBlock/8 {
		return string(b)
	}
	if k.block.Cap()-k.block.Len() < len(b) {
		k.block = strings.Builder{}
		k.block.Grow(keepBlock)
	}
	at := k.block.Len()
	k.block.Write(b)
	return k.block.String()[at:]
}

// words keeps a text with the escapes of its own resolved.
func (k *keeper) words(b []byte) string {
	if bytes.Contains(b, []byte("_x")) {
		b = []byte(unescape(string(b)))
	}
	return k.keep(b)
}
