package recipe

import "strings"

var styleIDs = map[kind]string{
	title: "Title", subtitle: "Subtitle",
	heading1: "Heading1", heading2: "Heading2", heading3: "Heading3", heading4: "Heading4",
	addressee: "Addressee", signature: "Signature", date: "Date",
	centred: "Centred", note: "Note", caption: "TableCaption", masthead: "Masthead", numberBlock: "DocumentNumber",
	signers: "Signers", attachment: "Attachment",
	figure: "Figure", figureCaption: "FigureCaption",
}

// styleOf is the style of a paragraph, and its text without what only chooses one.
func styleOf(b block) (id, text string) {
	switch b.kind {
	case numberBlock:
		return numberStyle(b.text)
	case attachments:
		return attachmentStyle(b.text), b.text
	}
	return styleIDs[b.kind], b.text
}

// attachmentStyle: lines that go on begin below the first character of a name,
// and names stand below each other (GB/T 9704 clause 7.3.4).
func attachmentStyle(text string) string {
	switch {
	case strings.HasPrefix(text, "附件：1."):
		return "FirstAttachment"
	case strings.HasPrefix(text, "附件"):
		return "Attachments"
	}
	return "NextAttachment"
}

// numberStyle is the style of 发文字号, and its text with what stands at its
// right: the last line of 签发人. A bar behind that leaves free the place of a
// second name, so that a single one stands below the first of the line above
// (7.2.6).
func numberStyle(line string) (style, text string) {
	number, signer, signed := strings.Cut(line, " | ")
	if !signed {
		return "DocumentNumber", line
	}
	if rest, ok := strings.CutSuffix(signer, " |"); ok {
		return "NumberAndOddSigner", number + "\t" + rest
	}
	return "NumberAndSigner", number + "\t" + signer
}
