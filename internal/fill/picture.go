package fill

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the formats that Word and layout both have
	_ "image/png"
	"io/fs"
	"math"
	"path"
	"reflect"
	"strings"

	"zhenggai/internal/docx"
)

// pictureFunc is the function whose value is a picture: 图片("印章.png", 40) is
// 40 mm wide, 图片("印章.png", 40, "公章") has an alternative text.
const pictureFunc = "图片"

// picture is a picture file in the size it is to have.
type picture struct {
	file          string
	data          []byte
	format        string // png or jpeg
	alt           string
	width, height docx.Len
}

var pictureType = reflect.TypeFor[*picture]()

// Limits on a picture: bytes of the file, and its width in millimetres.
const (
	maxPicture = 20 << 20
	maxWide    = 156 // the type area of an official paper (GB/T 9704, 5.2)
	screenDPI  = 96  // of a picture that is given no width
	perMM      = 36000
)

// pictures makes the function 图片 over the files beside the template.
func pictures(files fs.FS) func(string, ...any) (*picture, error) {
	return func(name string, options ...any) (*picture, error) {
		if strings.TrimSpace(name) == "" {
			return nil, nil
		}
		p, err := readPicture(files, name)
		if err != nil {
			return nil, err
		}
		return p, p.options(options)
	}
}

func readPicture(files fs.FS, name string) (*picture, error) {
	data, err := readBeside(files, name, maxPicture)
	if err != nil {
		return nil, err
	}
	shape, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || shape.Width == 0 || shape.Height == 0 {
		return nil, fmt.Errorf("“%s”不是 PNG 或 JPEG 图片", name)
	}
	mm := min(float64(shape.Width)*25.4/screenDPI, maxWide)
	return &picture{
		file: name, data: data, format: format, alt: strings.TrimSuffix(path.Base(name), path.Ext(name)),
		width: millimetres(mm), height: millimetres(mm * float64(shape.Height) / float64(shape.Width)),
	}, nil
}

func millimetres(mm float64) docx.Len { return docx.Len(math.Round(mm * perMM)) }

// readBeside reads a file from the template's folder; nothing outside it can be
// named.
func readBeside(files fs.FS, name string, most int) ([]byte, error) {
	clean := path.Clean(strings.ReplaceAll(strings.TrimSpace(name), `\`, "/"))
	switch {
	case files == nil:
		return nil, fmt.Errorf("这里不能引用文件“%s”", name)
	case !fs.ValidPath(clean) || strings.Contains(clean, ":"):
		return nil, fmt.Errorf("文件“%s”不在模板所在的文件夹里", name)
	}
	data, err := fs.ReadFile(files, clean)
	switch {
	case err != nil:
		return nil, fmt.Errorf("模板所在的文件夹里没有文件“%s”", name)
	case len(data) > most:
		return nil, fmt.Errorf("文件“%s”超过%dMB", name, most>>20)
	}
	return data, nil
}

// options are a width in millimetres and an alternative text, in this order.
func (p *picture) options(options []any) error {
	for i, o := range options {
		switch v := reflect.ValueOf(o); {
		case i == 0 && v.IsValid() && isNumber(v.Kind()):
			mm := toFloat(v)
			if !(mm >= 1 && mm <= maxWide) {
				return fmt.Errorf("图片的宽度应在1至%d毫米之间", maxWide)
			}
			p.height = docx.Len(math.Round(float64(p.height) * mm * perMM / float64(p.width)))
			p.width = millimetres(mm)
		case v.IsValid() && v.Kind() == reflect.String:
			p.alt = v.String()
		default:
			return fmt.Errorf("图片的写法是 图片(\"文件名\", 宽毫米, \"说明\")")
		}
	}
	return nil
}
