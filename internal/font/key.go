package font

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// Key is a hash over every font file of the set, names and bytes. It reads
// all of them: use KeyOf when the names are known.
func (s *Set) Key() string { return keyOf(s.entries) }

// KeyOf is a hash over the files behind these names, and those that stand in
// for characters they lack.
func (s *Set) KeyOf(names ...string) string {
	var used []*entry
	take := func(name string) {
		used = append(used, s.byName[fold(name)]...)
	}
	for _, n := range names {
		take(n)
		for _, alias := range roles[roleOf[fold(n)]].names {
			take(alias)
		}
	}
	for _, r := range fallback {
		take(roles[r].bundled)
	}
	return keyOf(used)
}

func keyOf(entries []*entry) string {
	lines := make([]string, len(entries))
	for i, e := range entries {
		lines[i] = filepath.Base(e.path) + " " + e.sum()
	}
	slices.Sort(lines)
	sum := sha256.New()
	for _, l := range slices.Compact(lines) {
		fmt.Fprintln(sum, l)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// hashFile is empty for a file that cannot be read: nothing is set from it.
func hashFile(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
