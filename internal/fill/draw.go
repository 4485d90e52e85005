package fill

import (
	"path"
	"strconv"

	"zhenggai/internal/docx"
)

const pictureNS = "http://schemas.openxmlformats.org/drawingml/2006/picture"

// draw makes the run of a picture and puts its file among the parts.
func (f *filler) draw(p *picture, format *docx.Node) (*docx.Node, error) {
	media, err := f.media(p)
	if err != nil {
		return nil, err
	}
	id, err := f.file.Relate(f.story, "image", media, false)
	if err != nil {
		return nil, err
	}
	f.drawn++
	run := docx.El("w:r", nil)
	if format != nil {
		run.Kids = append(run.Kids, f.arena.copy(format))
	}
	run.Kids = append(run.Kids, p.node(id, strconv.Itoa(f.drawn)))
	return run, nil
}

// media is the part of a picture; each file is put in once.
func (f *filler) media(p *picture) (string, error) {
	if part := f.mediaOf[p.file]; part != "" {
		return part, nil
	}
	part := f.file.FreePart("word/media/filled", "."+p.format)
	if f.mediaOf == nil {
		f.mediaOf = map[string]string{}
	}
	f.mediaOf[p.file] = part
	return part, f.file.AddPart(part, "image/"+p.format, p.data)
}

// node is the drawing of a picture, inline with the text.
func (p *picture) node(relation, number string) *docx.Node {
	cx, cy := strconv.FormatInt(int64(p.width), 10), strconv.FormatInt(int64(p.height), 10)
	name := path.Base(p.file)
	pic := docx.El("pic:pic", []string{"xmlns:pic", pictureNS},
		docx.El("pic:nvPicPr", nil, docx.El("pic:cNvPr", []string{"id", number, "name", name}), docx.El("pic:cNvPicPr", nil)),
		docx.El("pic:blipFill", nil,
			docx.El("a:blip", []string{"xmlns:r", docx.RelationNS, "r:embed", relation}),
			docx.El("a:stretch", nil, docx.El("a:fillRect", nil))),
		docx.El("pic:spPr", nil,
			docx.El("a:xfrm", nil, docx.El("a:off", []string{"x", "0", "y", "0"}), docx.El("a:ext", []string{"cx", cx, "cy", cy})),
			docx.El("a:prstGeom", []string{"prst", "rect"}, docx.El("a:avLst", nil))))
	return docx.El("w:drawing", nil, docx.El("wp:inline", []string{"xmlns:wp", docx.DrawingTextNS, "distT", "0", "distB", "0", "distL", "0", "distR", "0"},
		docx.El("wp:extent", []string{"cx", cx, "cy", cy}),
		docx.El("wp:docPr", []string{"id", number, "name", name, "descr", p.alt}),
		docx.El("a:graphic", []string{"xmlns:a", docx.DrawingNS}, docx.El("a:graphicData", []string{"uri", pictureNS}, pic))))
}
