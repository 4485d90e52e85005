package font

// Role is what a typeface is for in official papers. A name that documents
// write stands for a role; a role is filled by the first face found.
type Role int

// The roles, and what fills them when the user has no font of his own.
const (
	Unknown Role = iota
	FangSong
	Kai
	Hei
	Title
	Song
	Latin
	Spare // names and characters that the others lack
)

// role is one line of the table: the names that documents write for it, the
// bundled family last resort.
type role struct {
	bundled string
	names   []string
}

// roles is the whole knowledge of font names. The order of names is the order
// in which a user's own fonts are preferred when the exact name is not there.
var roles = map[Role]role{
	FangSong: {"GW FangSong", []string{"仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "方正仿宋_GB2312", "方正仿宋简体", "FZFangSong-Z02", "华文仿宋", "STFangsong", "GW FangSong"}},
	Kai:      {"GW Kai", []string{"楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "方正楷体_GB2312", "方正楷体简体", "华文楷体", "STKaiti", "GW Kai"}},
	Hei:      {"GW Hei", []string{"黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "华文黑体", "STHeiti", "微软雅黑", "Microsoft YaHei", "等线", "DengXian", "GW Hei"}},
	Title:    {"GW Title", []string{"方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋体", "小标宋", "华文中宋", "STZhongsong", "GW Title"}},
	Song:     {"GW Song", []string{"宋体", "SimSun", "新宋体", "NSimSun", "方正书宋_GBK", "方正书宋简体", "华文宋体", "STSong", "GW Song"}},
	Latin:    {"GW Latin", []string{"Times New Roman", "Times", "Liberation Serif", "Tinos", "GW Latin"}},
	Spare:    {"GW Fallback", []string{"GW Fallback"}},
}

// roleOf finds the role of a name by its folded form.
var roleOf = func() map[string]Role {
	m := map[string]Role{}
	for r, line := range roles {
		for _, n := range line.names {
			m[fold(n)] = r
		}
	}
	return m
}()

// fallback is the order in which other faces are asked for a character that
// the wanted one lacks. Spare comes first: it was drawn to go with FangSong.
var fallback = []Role{Spare, Song, Hei, FangSong, Kai, Title, Latin}
