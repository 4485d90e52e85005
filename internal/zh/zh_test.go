package zh

import "testing"

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{
		0: "零", 1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一",
		110: "一百一十", 1010: "一千零一十", 10000: "一万", 10500: "一万零五百", 20001: "二万零一", 110000: "十一万",
		100000001: "一亿零一", -3: "负三",
	} {
		if got := Numeral(n); got != want {
			t.Errorf("Numeral(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for said, want := range map[string]string{
		"2026年3月31日": "2026年3月31日", "2026.3.31": "2026年3月31日", "2026-03-31": "2026年3月31日", "2026/3/5": "2026年3月5日",
		"20260331": "2026年3月31日", "2026年9月": "2026年9月", "2026-09": "2026年9月", "2026年": "2026年", " 2024.2.29 ": "2024年2月29日",
		"2026/9/31": "", "2025-02-29": "", "2026.13.1": "", "9月底": "", "立行立改": "", "26.3.1": "", "2026年0月": "", "9999年": "",
	} {
		d, ok := ParseDate(said)
		if ok != (want != "") || ok && d.String() != want {
			t.Errorf("ParseDate(%q) = %v %v, want %q", said, d, ok, want)
		}
	}
}

func TestDates(t *testing.T) {
	if got := (Date{2026, 2, 0}).Last(); got != (Date{2026, 2, 28}) {
		t.Errorf("last day of 2026年2月 = %v", got)
	}
	if got := (Date{2026, 6, 30}).Days(Date{2026, 7, 7}); got != 7 {
		t.Errorf("Days = %d, want 7", got)
	}
	if got := Span(Date{2025, 9, 15}, Date{2025, 11, 14}); got != "2025年9月15日至11月14日" {
		t.Errorf("Span = %s", got)
	}
	if got := Span(Date{2025, 12, 15}, Date{2026, 1, 14}); got != "2025年12月15日至2026年1月14日" {
		t.Errorf("Span over years = %s", got)
	}
	if (Date{2026, 3, 0}).Compare(Date{2026, 3, 31}) != 0 || (Date{2026, 3, 1}).Compare(Date{2026, 3, 31}) >= 0 {
		t.Error("dates compare by their latest day")
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		a, b, digits int
		want         string
	}{{1, 3, 2, "33.33%"}, {1, 2, 2, "50%"}, {688, 697, 2, "98.71%"}, {0, 5, 1, "0%"}, {1, 8, 2, "12.5%"}, {2, 3, 0, "67%"}, {1, 0, 2, "—"}} {
		if got := Percent(c.a, c.b, c.digits); got != c.want {
			t.Errorf("Percent(%d, %d, %d) = %s, want %s", c.a, c.b, c.digits, got, c.want)
		}
	}
}

func TestEnumerate(t *testing.T) {
	for _, c := range []struct {
		points []string
		want   string
	}{
		{nil, ""},
		{[]string{"开展学习；"}, "开展学习。"},
		{[]string{"开展学习。", "建立制度"}, "一是开展学习。二是建立制度。"},
	} {
		if got := Enumerate(c.points); got != c.want {
			t.Errorf("Enumerate(%q) = %s, want %s", c.points, got, c.want)
		}
	}
	if got := InnerQuotes("落实“三会一课”制度"); got != "落实‘三会一课’制度" {
		t.Errorf("InnerQuotes = %s", got)
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("2026年3月31日")
	f.Add("2026.2.30")
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ParseDate(s)
		if !ok {
			return
		}
		if again, ok := ParseDate(d.String()); !ok || again != d {
			t.Errorf("%q reads as %v, which reads as %v %v", s, d, again, ok)
		}
	})
}
