package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Head is what every paper may print: who speaks, after which inspection, as
// of which day.
type Head struct {
	Office     Office      `expr:"单位"`
	Inspection Inspection  `expr:"巡察"`
	AsOf       source.Fact `expr:"截至日期"`
	Dated      source.Fact `expr:"成文日期"`
	To         source.Fact `expr:"主送"` // from config.toml
}

func head(m *model.Model, s Settings) Head {
	return Head{Office: office(m), Inspection: inspection(m), AsOf: asOf(m), Dated: dated(m, s), To: label(s.To)}
}

// Issued is the head of papers that may go out under a document number.
type Issued struct {
	Head
	Formal
}

func issued(m *model.Model, s Settings) Issued { return Issued{head(m, s), formal(m, s)} }

// Office is who speaks, from 基本信息.
type Office struct {
	Name      source.Fact `expr:"名称"`
	Short     source.Fact `expr:"简称"`
	Self      source.Fact `expr:"自称"`
	Party     source.Fact `expr:"党组织"`
	PartyFull source.Fact `expr:"党组织全称"` // as it signs; the office where it has none
	Superior  source.Fact `expr:"上级党组织"`
	Signed    source.Fact `expr:"落款"`
}

func office(m *model.Model) Office {
	o := Office{
		Name: m.Info("单位名称"), Short: m.Info("单位简称"), Self: m.Info("自称"),
		Party: m.Info("党组织"), Superior: m.Info("上级党组织"), Signed: m.Info("落款单位"),
	}
	if o.Signed.Text == "" {
		o.Signed = o.Name
	}
	if o.PartyFull = m.Info("党组织全称"); o.PartyFull.Text == "" {
		o.PartyFull = o.Signed
	}
	return o
}

// Inspection is 巡察 or 巡视, with its dates, from 基本信息.
type Inspection struct {
	Kind     source.Fact `expr:"类别"`
	Round    source.Fact `expr:"轮次"`
	Basis    source.Fact `expr:"部署依据"`
	Group    source.Fact `expr:"组"`
	Period   source.Fact `expr:"期间"` // one period or two, years not repeated
	Extended source.Fact `expr:"延伸"`
	Feedback source.Fact `expr:"反馈日期"`
	Later    source.Fact `expr:"反馈日期承前"` // for use after 期间: a year that stands there is left out
	Focused  source.Fact `expr:"集中整改截止日期"`
}

func inspection(m *model.Model) Inspection {
	return Inspection{
		Kind: m.Info("巡察类别"), Round: m.Info("轮次"), Basis: m.Info("部署依据"),
		Group: m.Info("巡察组"), Extended: m.Info("延伸巡察"), Period: period(m),
		Feedback: infoDate(m, "反馈日期"), Later: later(m), Focused: infoDate(m, "集中整改截止日期"),
	}
}

// period writes the one or two periods of an inspection: 2025年9月15日至11月14日.
func period(m *model.Model) source.Fact {
	first := span(m, "巡察开始日期", "巡察结束日期", zh.Date{})
	second := span(m, "第二阶段开始日期", "第二阶段结束日期", infoDay(m, "巡察结束日期"))
	if second.Text == "" {
		return first
	}
	return source.Fact{Text: first.Text + "、" + second.Text, From: append(first.From, second.From...)}
}

// later is the day of the feedback after the period has been named.
func later(m *model.Model) source.Fact {
	f, day := infoDate(m, "反馈日期"), infoDay(m, "反馈日期")
	last := infoDay(m, "第二阶段结束日期")
	if last.IsZero() {
		last = infoDay(m, "巡察结束日期")
	}
	if !day.IsZero() && day.Year == last.Year {
		f.Text = day.MonthDay()
	}
	return f
}

func span(m *model.Model, from, to string, before zh.Date) source.Fact {
	a, b := infoDay(m, from), infoDay(m, to)
	if a.IsZero() || b.IsZero() {
		return source.Fact{}
	}
	text := zh.Span(a, b)
	if a.Year == before.Year && a.Year == b.Year {
		text = a.MonthDay() + "至" + b.MonthDay()
	}
	return source.Fact{Text: text, From: append(sources(m, from), m.Info(to).From...)}
}

func sources(m *model.Model, item string) []source.Pos {
	return append([]source.Pos(nil), m.Info(item).From...)
}

func infoDay(m *model.Model, item string) zh.Date {
	d, _ := zh.ParseDate(m.Info(item).Text)
	return d
}

// infoDate prints a date item the official way; Load has reported what cannot
// be read as a date.
func infoDate(m *model.Model, item string) source.Fact { return official(m.Info(item)) }

// Contacts close a public notice.
type Contacts struct {
	Phone    source.Fact `expr:"电话"`
	Address  source.Fact `expr:"地址"`
	Postcode source.Fact `expr:"邮编"`
	Email    source.Fact `expr:"邮箱"`
}

func contacts(m *model.Model) Contacts {
	return Contacts{
		Phone: m.Info("联系电话"), Address: m.Info("通讯地址"),
		Postcode: m.Info("邮政编码"), Email: m.Info("电子邮箱"),
	}
}

// asOf is 截至日期; it comes from config.toml, so no cell is behind it.
func asOf(m *model.Model) source.Fact { return label(m.AsOf.String()) }

// dated is 成文日期: the paper's own in config.toml, else that of 基本信息.
func dated(m *model.Model, s Settings) source.Fact {
	if !s.Dated.IsZero() {
		return label(s.Dated.String())
	}
	return infoDate(m, "成文日期")
}
