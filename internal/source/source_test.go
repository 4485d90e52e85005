package source

import "testing"

func TestPosString(t *testing.T) {
	for want, p := range map[string]Pos{
		"整改台账.xlsx!台账!J12":       {File: "整改台账.xlsx", Sheet: "台账", Cell: "J12"},
		"整改台账.xlsx!台账":           {File: "整改台账.xlsx", Sheet: "台账"},
		"整改台账.xlsx":              {File: "整改台账.xlsx"},
		"公开通报.docx 正文第31段“一是”":   {File: "公开通报.docx", Part: "正文", Para: 31, Words: "一是"},
		"台账.docx 正文表1第2行第3列“序号”": {File: "台账.docx", Part: "正文", Para: 9, Cell: "表1第2行第3列", Words: "序号"},
		"config.toml:14":         {File: "config.toml", Line: 14},
	} {
		if got := p.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestProblemString(t *testing.T) {
	p := Problem{
		Code: "L203", At: Pos{File: "台账.xlsx", Sheet: "台账", Cell: "F17"}, Text: "整改时限“2021/9/31”不是真实日期",
		Hint: "请改为真实日期", Also: []Pos{{File: "台账.xlsx", Sheet: "台账", Cell: "F18"}},
	}
	want := "错误 L203 [台账.xlsx!台账!F17] 整改时限“2021/9/31”不是真实日期（另见 台账.xlsx!台账!F18）\n    → 请改为真实日期"
	if got := p.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSorted(t *testing.T) {
	ps := Problems{
		{Code: "E", Level: Error, At: Pos{File: "a", Cell: "B2"}},
		{Code: "W", Level: Warning, At: Pos{File: "a", Cell: "B10"}},
		{Code: "W", Level: Warning, At: Pos{File: "a", Cell: "B9"}},
		{Code: "N", Level: Notice},
	}
	got := ""
	for _, p := range ps.Sorted() {
		got += p.Code + p.At.Cell + " "
	}
	if want := "N WB9 WB10 EB2 "; got != want {
		t.Errorf("got %q, want %q: errors stand last, cells in reading order", got, want)
	}
}

func TestClosest(t *testing.T) {
	fields := []string{"责任单位", "责任领导", "整改时限", "out", "build"}
	for word, want := range map[string]string{"责任单立": "责任单位", "整改期限": "整改时限", "完全不同": "", "ot": "out", "biuld": "build", "x": ""} {
		if got := Closest(word, fields); got != want {
			t.Errorf("Closest(%s) = %q, want %q", word, got, want)
		}
	}
}

func TestProblems(t *testing.T) {
	at := Pos{File: "台账.xlsx", Sheet: "台账", Cell: "A3"}
	merged := Problem{Code: "L120", At: at, Text: "错误值"}
	ps := Problems{merged, {Code: "C101", At: Pos{File: "config.toml", Line: 2}, Level: Warning}, merged}
	if got := len(ps.Distinct()); got != 2 {
		t.Errorf("%d different problems", got)
	}
	if got := ps.Of("台账.xlsx"); len(got) != 2 || got[0].At != at {
		t.Errorf("of the ledger: %v", got)
	}
	if ps.Count(Error) != 2 || ps.Count(Warning) != 1 || ps.Count(Notice) != 0 {
		t.Errorf("counts of %v", ps)
	}
}
