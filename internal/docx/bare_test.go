package docx

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
)

// A picture keeps what shows and loses what it tells besides.
func TestBare(t *testing.T) {
	shape := image.NewRGBA(image.Rect(0, 0, 8, 8))
	var photo, drawing bytes.Buffer
	if err := jpeg.Encode(&photo, shape, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&drawing, shape); err != nil {
		t.Fatal(err)
	}
	const secret = "某处某人"
	segment := func(marker byte) string {
		return string([]byte{0xFF, marker, 0, byte(len(secret) + 2)}) + secret
	}
	chunk := func(kind string) string { return string([]byte{0, 0, 0, byte(len(secret))}) + kind + secret + "crc." }
	put := func(into *bytes.Buffer, at int, notes ...string) string {
		s := into.String()
		for _, n := range notes {
			s = s[:at] + n + s[at:]
		}
		return s
	}
	for _, c := range []struct{ name, data, want string }{
		{"照片", put(&photo, 2, segment(0xE1), segment(0xED), segment(0xFE)), photo.String()},
		{"照片的色彩说明", put(&photo, 2, segment(0xE0), segment(0xEE)), put(&photo, 2, segment(0xE0), segment(0xEE))},
		{"图形", put(&drawing, drawing.Len()-12, chunk("tEXt"), chunk("eXIf"), chunk("tIME")), drawing.String()},
		{"残缺的照片", photo.String()[:20], photo.String()[:20]},
		{"残缺的图形", drawing.String()[:40], drawing.String()[:40]},
		{"别的文件", "GIF89a" + secret, "GIF89a" + secret},
	} {
		if got := string(Bare([]byte(c.data))); got != c.want {
			t.Errorf("%s：%d字节，应为%d", c.name, len(got), len(c.want))
		}
	}
	f := &File{}
	f.SetPart("word/media/image1.png", []byte(put(&drawing, drawing.Len()-12, chunk("tEXt"))))
	f.SetPart("word/document.xml", []byte(secret))
	f.BarePictures()
	if string(f.Part("word/media/image1.png")) != drawing.String() || string(f.Part("word/document.xml")) != secret {
		t.Error("只应当动图片")
	}
}
