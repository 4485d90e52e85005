package docx

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
)

// BarePictures leaves out of all pictures of the file what does not show.
func (f *File) BarePictures() {
	for _, name := range f.Parts() {
		if strings.HasPrefix(name, "word/media/") {
			f.SetPart(name, Bare(f.Part(name)))
		}
	}
}

// Bare is a picture without what does not show: where, when and by whom a
// photograph was taken (Exif, XMP), thumbnails, comments. Of a picture that is
// neither JPEG nor PNG, or cannot be followed, everything stays.
func Bare(picture []byte) []byte {
	var out []byte
	switch {
	case bytes.HasPrefix(picture, []byte("\xFF\xD8")):
		out = bareJPEG(picture)
	case bytes.HasPrefix(picture, []byte(pngMark)):
		out = barePNG(picture)
	}
	if out == nil || len(out) == len(picture) {
		return picture
	}
	return out
}

// bareJPEG keeps of the application segments JFIF and Adobe's, which say how
// colours are meant (ITU-T T.81, B.1.1.3); nil for a broken file.
func bareJPEG(data []byte) []byte {
	const scan, jfif, adobe, app15, comment = 0xDA, 0xE0, 0xEE, 0xEF, 0xFE
	out := slices.Grow(slices.Clone(data[:2]), len(data))
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		if marker == scan {
			return append(out, data[at:]...)
		}
		next := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if next > len(data) {
			break
		}
		note := marker > jfif && marker <= app15 && marker != adobe || marker == comment
		if !note {
			out = append(out, data[at:next]...)
		}
		at = next
	}
	return nil
}

const pngMark = "\x89PNG\r\n\x1a\n"

// pngNotes are the chunks that hold words, times and Exif (PNG, 11.3).
var pngNotes = []string{"tEXt", "zTXt", "iTXt", "eXIf", "tIME"}

func barePNG(data []byte) []byte {
	out := slices.Grow([]byte(pngMark), len(data))
	const frame = 4 + 4 + 4 // of a chunk: its size, its kind and its checksum
	for at := len(pngMark); at < len(data); {
		if len(data)-at < frame {
			return nil
		}
		size := int(binary.BigEndian.Uint32(data[at:]))
		if size > len(data)-at-frame {
			return nil
		}
		next := at + frame + size
		if !slices.Contains(pngNotes, string(data[at+4:at+8])) {
			out = append(out, data[at:next]...)
		}
		at = next
	}
	return out
}
