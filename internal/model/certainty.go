package model

// Certainty says how sure it is what a heading means.
type Certainty int

// The answers, as `map` prints them. Columns that are Near, Ambiguous, Double
// or Unknown are kept as the office's own and filled into no field.
const (
	Unknown   Certainty = iota
	Same                // the canonical name itself
	Own                 // the office's heading, from the configuration
	Synonym             // a heading that other offices use
	Near                // like a field that is missing: a person must say
	Ambiguous           // has two readings: a person must say
	Double              // another column is used for the field
)

func (c Certainty) String() string {
	return [...]string{"未识别", "同名", "配置", "同义词", "相近（需确认）", "有歧义（需确认）", "重复，未用"}[c]
}

// rank orders the columns that claim one field: what the office says comes
// before the canonical name, and that before other words.
func (c Certainty) rank() int {
	return map[Certainty]int{Own: 3, Same: 2, Synonym: 1}[c]
}

// How says by what a sheet was recognised.
type How int

// The ways to recognise a sheet. Unread sheets are hidden or hold nothing.
const (
	Unrecognised How = iota
	ByConfig
	ByName
	ByHeadings
	HiddenSheet
	EmptySheet
)

func (h How) String() string {
	return [...]string{"未识别", "按配置", "按工作表名", "按表头", "隐藏，未读取", "空表，未读取"}[h]
}
