package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // pictures come as JPEG or PNG
	_ "image/png"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// imageName names a picture by its content, so that one used often is stored
// once.
func (w *writer) imageName(i layout.Image) string {
	h := sha256.Sum256(i.Data)
	return "I" + hex.EncodeToString(h[:8])
}

// pageImages adds the pictures of a page and returns its XObject resources.
func (w *writer) pageImages(p layout.Page) (string, error) {
	var b strings.Builder
	named := map[string]bool{}
	for _, it := range p.Items {
		i, ok := it.(layout.Image)
		if !ok {
			continue
		}
		name := w.imageName(i)
		if named[name] {
			continue // once for each page, however often it shows it
		}
		named[name] = true
		r, known := w.images[name]
		if !known {
			var err error
			if r, err = w.picture(i); err != nil {
				return "", err
			}
			w.images[name] = r
		}
		fmt.Fprintf(&b, "/%s %s", name, r)
	}
	if b.Len() == 0 {
		return "", nil
	}
	return "/XObject<<" + b.String() + ">>", nil
}

// maxPixels bounds a decoded picture: 100 million are 400 MB.
const maxPixels = 100_000_000

func (w *writer) picture(i layout.Image) (ref, error) {
	head, kind, err := image.DecodeConfig(bytes.NewReader(i.Data))
	if err != nil {
		return 0, fmt.Errorf("图片无法读取：%w", err)
	}
	if head.Width*head.Height > maxPixels {
		return 0, fmt.Errorf("图片过大：%d×%d 像素", head.Width, head.Height)
	}
	dict := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", head.Width, head.Height)
	if space := jpegSpace(kind, head.ColorModel); space != "" {
		return w.raw(dict+"/ColorSpace/"+space+"/Filter/DCTDecode", docx.Bare(i.Data)), nil
	}
	img, _, err := image.Decode(bytes.NewReader(i.Data))
	if err != nil {
		return 0, fmt.Errorf("图片无法读取：%w", err)
	}
	rgb, alpha := planes(img)
	if alpha != nil {
		mask := w.stream(dict+"/ColorSpace/DeviceGray", alpha)
		dict += "/SMask " + mask.String()
	}
	return w.stream(dict+"/ColorSpace/DeviceRGB", rgb), nil
}

// jpegSpace is the colour space of a JPEG that a PDF can take as it is.
func jpegSpace(kind string, m color.Model) string {
	switch {
	case kind == "jpeg" && m == color.YCbCrModel:
		return "DeviceRGB"
	case kind == "jpeg" && m == color.GrayModel:
		return "DeviceGray"
	}
	return ""
}

// planes splits a picture into colours and, unless it is opaque, alpha.
func planes(img image.Image) (rgb, alpha []byte) {
	b := img.Bounds()
	rgb = make([]byte, 0, 3*b.Dx()*b.Dy())
	alpha = make([]byte, 0, b.Dx()*b.Dy())
	opaque := true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			rgb = append(rgb, c.R, c.G, c.B)
			alpha = append(alpha, c.A)
			opaque = opaque && c.A == 255
		}
	}
	if opaque {
		alpha = nil
	}
	return rgb, alpha
}
