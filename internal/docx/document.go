package docx

// Document is the closed dialect that layout can set, with every style,
// default and inheritance already resolved: what stands here is what is
// printed. Resolve makes it from a File.
type Document struct {
	File       string // name of the file, for the places of problems
	Title      string // dc:title, for the PDF's metadata
	Language   string // BCP 47, "zh-CN"
	Sections   []Section
	EvenAndOdd bool // w:evenAndOddHeaders
	DefaultTab Len
	FontAlso   map[string][]string // other names of a font, w:altName
}

// Len is a length in English metric units, so that twips, points and
// millimetres are all whole numbers.
type Len int64

// Units of Len.
const (
	Twip       Len = 635
	HalfPoint  Len = 6350
	Point      Len = 12700
	Millimetre Len = 36000
	Inch       Len = 914400
)

// Points converts to points.
func (l Len) Points() float64 { return float64(l) / float64(Point) }

// Section is a run of blocks on pages of one shape.
type Section struct {
	Width, Height            Len // as printed: a landscape page is wider than high
	Top, Bottom, Left, Right Len // margins
	Header, Footer           Len // distance of header and footer from the edge
	Landscape                bool
	Start                    SectionStart
	PageStart                int // first page number; 0 continues
	TitlePage                bool
	Headers, Footers         Stories
	Blocks                   []Block
}

// SectionStart is w:type of a section.
type SectionStart int

// Where a section begins.
const (
	NextPage SectionStart = iota
	Continuous
	EvenPage
	OddPage
)

// Stories are the headers or footers of a section, already inherited from the
// section before; nil where there is none.
type Stories struct{ Default, Even, First []Block }

// Block is a *Paragraph or a *Table.
type Block interface{ block() }

// Paragraph is one w:p.
type Paragraph struct {
	Number    int      // 1-based count of paragraphs in the part, tables included
	Style     string   // style name, for messages
	Outline   int      // heading level 1–9, 0 for body text
	Bookmarks []string // names that links within the file lead to

	Align                    Align
	Left, Right, FirstLine   Len // FirstLine < 0 hangs
	Before, After            Len
	ContextualSpacing        bool
	Rule                     LineRule
	Line                     Len // Exact and AtLeast: a length; Auto: 240ths of a line, as twips
	KeepNext, KeepLines      bool
	PageBreakBefore          bool
	WidowControl             bool
	Kinsoku, OverflowPunct   bool
	OverflowSaid             bool // OverflowPunct is written, and not the default
	AutoSpaceDE, AutoSpaceDN bool
	SnapToGrid               bool
	Tabs                     []Tab
	Borders                  Borders
	Fill                     RGB    // NoColor for none
	Label                    *Label // numbering or bullet in front
	Inlines                  []Inline
	Mark                     Format // the paragraph mark: the height of an empty paragraph
}

func (*Paragraph) block() {}

// Align is w:jc.
type Align int

// Alignments; Justify is w:jc="both".
const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
	AlignJustify
	AlignDistribute
)

// LineRule is w:lineRule.
type LineRule int

// Line rules.
const (
	LineAuto LineRule = iota
	LineExact
	LineAtLeast
)

// Tab is a tab stop, from the left margin.
type Tab struct {
	At     Len
	Align  Align // AlignLeft, AlignCenter or AlignRight
	Leader rune  // 0, '.', '-', '_' or '·'
}

// Label is the numbering text in front of a paragraph.
type Label struct {
	Text   string
	Format Format
	Suffix rune // '\t', ' ' or 0
}

// Inline is a Text, Break, TabChar, Field, Picture, Chart or *Note.
type Inline interface{ inline() }

// Text is characters of one format. Link is the address of a hyperlink, or "".
type Text struct {
	Text   string
	Format *Format
	Link   string
}

// Break is w:br.
type Break struct{ Kind BreakKind }

// BreakKind is w:br/@w:type.
type BreakKind int

// Breaks.
const (
	LineBreak BreakKind = iota
	PageBreak
	ColumnBreak
)

// TabChar is w:tab.
type TabChar struct{ Format *Format }

// Field is a field that layout computes.
type Field struct {
	Kind   FieldKind
	Format *Format
}

// FieldKind is the instruction of a Field.
type FieldKind int

// Fields.
const (
	FieldPage FieldKind = iota
	FieldNumPages
	FieldSectionPages
)

// Picture is an inline picture (wp:inline).
type Picture struct {
	Width, Height Len
	Data          []byte // PNG or JPEG
	Type          string // "png" or "jpeg"
	Alt           string
}

// Note is a reference to a footnote, and the note itself.
type Note struct {
	Mark   string // its number, "" where the text after it is the mark
	Format *Format
	Blocks []Block
}

func (*Note) inline()   {}
func (Text) inline()    {}
func (Break) inline()   {}
func (TabChar) inline() {}
func (Field) inline()   {}
func (Picture) inline() {}
func (Chart) inline()   {}

// Format is the character format of a run. Fonts are names as written in the
// file; package font finds a face for them.
type Format struct {
	EastAsia, ASCII, HAnsi string
	HintEastAsia           bool // w:hint="eastAsia": ambiguous characters take EastAsia
	Size                   Len
	Bold, Italic           bool
	Underline, Strike      bool
	Color                  RGB
	Highlight              RGB // 0xFFFFFF means none
	Spacing                Len // added after every character
	Scale                  int // horizontal scale in percent, 100 normal
	Position               Len // baseline raised by
	Vert                   VertAlign
}

// RGB is a colour, 0xRRGGBB.
type RGB uint32

// VertAlign is w:vertAlign.
type VertAlign int

// Vertical alignments of a run.
const (
	Baseline VertAlign = iota
	Superscript
	Subscript
)

// Table is w:tbl with its grid.
type Table struct {
	Number  int   // 1-based count of tables in the part
	Columns []Len // w:tblGrid, widths sum to the table's width
	Rows    []Row
	Align   Align
	Indent  Len    // w:tblInd
	Float   *Float // nil in the flow of text
}

func (*Table) block() {}

// Float is where a table stands that is out of the flow of text (w:tblpPr).
type Float struct {
	Foot bool // in the body: on the bottom of the text area, which text leaves free
	X, Y Len  // of its top left corner on the page; with Foot only X counts
}

// Row is w:tr.
type Row struct {
	Height    Len
	Rule      LineRule // LineAuto: height is by content, Height ignored
	Header    bool     // repeats on every page
	CantSplit bool
	Skip      int // grid columns before the first cell (w:gridBefore)
	Cells     []Cell
}

// Cell is w:tc. Borders, margins and fill are already resolved from the table
// and its style.
type Cell struct {
	Span                     int // grid columns, at least 1
	Merge                    VMerge
	Top, Bottom, Left, Right Len // cell margins
	Borders                  Borders
	Fill                     RGB // 0xFFFFFF means none
	VAlign                   VAlign
	NoWrap                   bool
	Turned                   bool // w:textDirection tbRl: a quarter to the right, lines from right to left
	Blocks                   []Block
}

// VMerge is w:vMerge.
type VMerge int

// Vertical merges.
const (
	NoMerge VMerge = iota
	MergeStart
	MergeContinue
)

// VAlign is w:vAlign.
type VAlign int

// Vertical alignments of a cell.
const (
	VTop VAlign = iota
	VCenter
	VBottom
)

// Borders of a cell or paragraph; a zero Width is no line.
type Borders struct{ Top, Bottom, Left, Right Border }

// Border is a line, or two of which First is the upper or left one.
type Border struct {
	Width       Len // of all of it
	First, Last Len // widths of two lines; 0 where it is one
	Dash, Gap   Len // lengths; 0 where it is solid
	Color       RGB
	Space       Len // w:space, distance from the text (paragraph borders)
}
