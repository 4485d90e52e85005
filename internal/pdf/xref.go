package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"sync"
)

// bundleSize is how many objects share an object stream: readers unpack a whole
// one to get at any of them.
const bundleSize = 1000

// place is where an object is (ISO 32000-1, 7.5.8.3): at a byte of the file, or
// the one of a number in an object stream.
type place struct {
	kind  byte // 1 or 2
	at    int  // offset, or number of the object stream
	index int
}

// bundle packs the objects that are no streams into some that are, and returns
// the places of all objects, those of streams unset.
func (f *file) bundle() []place {
	places := make([]place, len(f.objects)+1)
	var small []ref
	for i, o := range f.objects {
		if !o.stream {
			small = append(small, ref(i+1))
		}
	}
	bundles := slices.Collect(slices.Chunk(small, bundleSize))
	heads, packed := make([]int, len(bundles)), make([][]byte, len(bundles))
	var wait sync.WaitGroup
	for i, b := range bundles {
		wait.Go(func() { heads[i], packed[i] = f.pack(b) })
	}
	wait.Wait()
	for i, b := range bundles {
		self := f.packed(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(b), heads[i]), packed[i])
		places = append(places, place{})
		for k, r := range b {
			places[r] = place{2, int(self), k}
		}
	}
	return places
}

// pack writes the numbers and offsets of some objects, as long as head says, and
// their bodies.
func (f *file) pack(rs []ref) (head int, packed []byte) {
	var index, bodies []byte
	for _, r := range rs {
		index = append(strconv.AppendInt(index, int64(r), 10), ' ')
		index = append(strconv.AppendInt(index, int64(len(bodies)), 10), ' ')
		bodies = append(append(bodies, f.objects[r-1].body...), '\n')
	}
	return len(index), deflate(append(index, bodies...))
}

// bytes writes the whole file; id identifies its content.
func (f *file) bytes(root, info ref, id string) []byte {
	places := f.bundle()
	size := 1 << 10
	for _, o := range f.objects {
		if o.stream {
			size += len(o.body) + 40
		}
	}
	out := make([]byte, 0, size)
	out = append(out, "%PDF-1.7\n%\xE6\x96\x87\xE4\xB9\xA6\n"...)
	for i, o := range f.objects {
		if o.stream {
			places[i+1] = place{1, len(out), 0}
			out = o.append(out, ref(i+1))
		}
	}
	places = append(places, place{1, len(out), 0})
	self := f.stream(fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]", len(places), root, info, id, id), table(places))
	xref := len(out)
	out = f.objects[self-1].append(out, self)
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", xref)
}

func (o object) append(out []byte, r ref) []byte {
	out = append(strconv.AppendInt(out, int64(r), 10), " 0 obj\n"...)
	return append(append(out, o.body...), "\nendobj\n"...)
}

// table is the cross reference table: one byte for the kind, four for the place,
// two for the index.
func table(places []place) []byte {
	out := make([]byte, 0, tableEntry*len(places))
	for _, p := range places {
		out = append(out, p.kind)
		out = binary.BigEndian.AppendUint32(out, uint32(p.at))
		out = binary.BigEndian.AppendUint16(out, uint16(p.index))
	}
	return out
}

const tableEntry = 1 + 4 + 2
