package layout

// This file holds what no standard says and every program does its own way.
// Each habit is named, with what was seen in LibreOffice 7.4.7 on the same
// docx and the same fonts; package fidelity sets them side by side.

// Habits are the choices in which word processors differ on the same file.
type Habits struct {
	// AlwaysScriptSpace puts space between Chinese and Western letters even
	// where the paragraph switches it off. LibreOffice reads neither
	// autoSpaceDE nor autoSpaceDN (writerfilter leaves both cases empty):
	// 善|2 stand 19.2 pt apart in 16 pt with autoSpaceDE="0".
	AlwaysScriptSpace bool
	// TrackInside leaves a w:spacing that draws together out behind the last
	// character of a run of one font: in LibreOffice 年|2 is 16.00 where 年|度 is
	// 15.75, but 18 like 年|度 with a spacing of 2 pt.
	TrackInside bool
	// IgnoreHint takes “” — … ℃ and the like for Western after Western text,
	// whatever w:hint says, and at the head of a paragraph: LibreOffice sets
	// the “ of a paragraph “三重… in the Western font, 7.1 pt wide.
	IgnoreHint bool
	// SongSigns takes the signs in Western text that its font lacks, ℃ № ① → Ⅲ
	// and Greek letters, from the 宋体 and not from the Chinese font of the text:
	// fontconfig finds that nearest to Times. The ℃ of 25℃ is 16 pt wide, not 15.
	SongSigns bool
	// LatinTabs takes “” — … for Western after a tab or a line break, which
	// LibreOffice counts for Western letters: a “ behind a tab is 7.1 pt wide.
	LatinTabs bool
	// LatinMark gives an empty paragraph the height of its Western font, in
	// LibreOffice 1.15 of the size in Liberation Serif where the 仿宋 has 1.2.
	LatinMark bool
	// SpreadFont adds the part of a line spacing beyond one of the tallest font
	// in the line, not of the line, but in the last line of a paragraph: lines of
	// 仿宋 and Liberation Serif in 16 pt, 20.74 pt high, stand 30.35 apart in one
	// and a half times, and 31.1 from the next paragraph.
	SpreadFont bool
	// BreakIndents begins what follows a page break inside a paragraph with the
	// indent of the first line: LibreOffice makes it a paragraph of its own.
	BreakIndents bool
	// KeepWhole does not divide a paragraph that keeps with the next: in
	// LibreOffice both lines of a heading go to the next page when what follows
	// does.
	KeepWhole bool
	// HangInCells lets marks hang over the margin in table cells too.
	// LibreOffice does not: 日， at the end of a cell's line goes down whole.
	HangInCells bool
	// HangTurned reads a w:overflowPunct that is written the wrong way round:
	// LibreOffice lets marks hang where it says 0, or nothing, and not where it
	// says 1 (writerfilter hands on nIntValue == 0).
	HangTurned bool
	// AlwaysKinsoku keeps marks off the ends of lines even where w:kinsoku is 0,
	// which LibreOffice does not read.
	AlwaysKinsoku bool
	// RoundColumns keeps the edges of columns in ten-thousandths of the table's
	// width, and of those in whole twips, so that a column gains or loses one:
	// a column of 2617 twips with margins of 85 takes text of 2448.
	RoundColumns bool
	// TopAtPageEnd sets the cells of a page's last row at the top, whatever the
	// file asks, where the row is cut or a joined cell goes on from it over the
	// page, but not in a row that its least height makes higher than what it
	// holds: LibreOffice formats such a row anew without w:vAlign, and once more
	// with it when the row grows. On the next page the cells stand as asked.
	TopAtPageEnd bool
	// Squeeze gives marks half their width at the end of a line and where two
	// meet, as 》，: GB/T 15834—2011, 5.1, and w:characterSpacingControl=
	// compressPunctuation. LibreOffice gives every mark its full width in all
	// papers and cases; what Word squeezes where was never seen.
	Squeeze bool
	// WholeNumbers keeps a number with its unit, and 〔2026〕15号, on one line, as
	// GB/T 15835 asks. LibreOffice ends lines in 2026 before 年.
	WholeNumbers bool
}

// The programs whose habits are known, and Standard: lines as the standards of
// punctuation and numerals want them, the rest as LibreOffice.
var (
	LibreOffice = Habits{AlwaysScriptSpace: true, TrackInside: true, IgnoreHint: true, RoundColumns: true,
		SongSigns: true, LatinTabs: true, LatinMark: true, SpreadFont: true, BreakIndents: true, TopAtPageEnd: true,
		HangTurned: true, AlwaysKinsoku: true, KeepWhole: true}
	Word     = Habits{HangInCells: true}
	Standard = LibreOffice.strict()
)

func (h Habits) strict() Habits {
	h.Squeeze, h.WholeNumbers, h.HangTurned = true, true, false
	return h
}

const (
	// scriptSpace is the part of the em between Chinese and Western letters:
	// 3.2 pt in 16 pt. Marks on either side get none.
	scriptSpace = 5

	// exactBaseline is where the baseline lies in a line of exact height, in
	// percent from its top, whatever the font: 23.16 of 28.95 pt.
	exactBaseline = 80

	// widows is how many lines of a paragraph must stay together at the foot
	// and the head of a page.
	widows = 2
)
