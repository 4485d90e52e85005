package docx

import (
	"bytes"

	"zhenggai/internal/source"
)

// drawing reads w:drawing: an inline picture or chart, or a problem.
func (in *inlines) drawing(n *Node) {
	inline := n.Child("wp:inline")
	if inline == nil {
		in.skip(n)
		in.unsupported("Y203", source.Error, "浮动的图片或图形")
		return
	}
	graphic := inline.Child("a:graphic").Child("a:graphicData")
	if chart := graphic.Child("c:chart"); chart != nil {
		in.chart(inline, chart)
		return
	}
	pic := graphic.Child("pic:pic")
	if pic == nil {
		in.skip(n)
		in.unsupported("Y203", source.Error, "图形")
		return
	}
	p := Picture{Alt: alt(inline.Child("wp:docPr"))}
	if extent := inline.Child("wp:extent"); extent != nil {
		extent.length("cx", 1, &p.Width)
		extent.length("cy", 1, &p.Height)
	}
	in.pictureChanges(pic)
	if p.Data, p.Type = in.pictureData(pic); p.Type != "" {
		in.add(p)
	}
}

func alt(docPr *Node) string {
	if docPr == nil {
		return ""
	}
	return docPr.Attr("descr")
}

// pictureChanges reports what Word does to a picture and layout does not.
func (in *inlines) pictureChanges(pic *Node) {
	if crop := pic.Child("pic:blipFill").Child("a:srcRect"); crop != nil && len(crop.Attrs) > 0 {
		in.unsupported("Y204", source.Warning, "裁剪过的图片")
	}
	turn := 0
	if xfrm := pic.Child("pic:spPr").Child("a:xfrm"); xfrm != nil {
		n := Node{Attrs: xfrm.Attrs}
		if v, ok := measure(n.Attr("rot"), 1); ok {
			turn = int(v)
		}
		if turn != 0 || n.flagAttr("flipH") || n.flagAttr("flipV") {
			in.unsupported("Y204", source.Warning, "旋转或翻转过的图片")
		}
	}
}

var pictureMagic = []struct{ kind, magic string }{{"png", "\x89PNG\r\n\x1a\n"}, {"jpeg", "\xff\xd8\xff"}}

// pictureData finds the bytes of a picture and their type, "" after a problem.
func (in *inlines) pictureData(pic *Node) ([]byte, string) {
	blip := pic.Child("pic:blipFill").Child("a:blip")
	var rel relation
	if blip != nil {
		rel = in.rels[blip.Attr("r:embed")]
	}
	data := in.file.Part(rel.part)
	switch {
	case rel.external || blip != nil && blip.Attr("r:link") != "" && data == nil:
		in.say("Y204", source.Error, "这里的图片只是文件之外的链接，没有存在文件里。", "请在 Word 或 WPS 中重新插入图片。")
		return nil, ""
	case data == nil:
		in.say("Y204", source.Error, "这里的图片在文件里找不到。", "请在 Word 或 WPS 中重新插入图片。")
		return nil, ""
	}
	for _, m := range pictureMagic {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return data, m.kind
		}
	}
	in.say("Y204", source.Error, "这里的图片不是 PNG 或 JPEG 格式。", "请把图片另存为 PNG 或 JPEG 后重新插入。")
	return nil, ""
}
