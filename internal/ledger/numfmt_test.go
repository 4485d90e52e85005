package ledger

import "testing"

// TestShown: what a format shows of a number.
func TestShown(t *testing.T) {
	for _, c := range []struct {
		code, raw, text string
		rounds, other   bool
	}{
		{"General", "0.857142857142857", "0.857142857142857", false, false},
		{"", "1.27", "1.27", false, false},
		{"0.0", "1.27", "1.3", true, false},
		{"0.00", "1.005", "1.01", true, false},
		{"0.00", "5", "5", false, false},
		{"0.00", "1.999", "2", true, false},
		{"0", "0.4", "0", true, false},
		{"0", "-0.4", "0", true, false},
		{"0", "-0.5", "-1", true, false},
		{"0%", "0.856", "86%", true, false},
		{"0.0%", "0.285", "28.5%", false, false},
		{"0%", "0.285", "29%", true, false},
		{"#,##0.00", "1234.567", "1234.57", true, false},
		{`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, "1409.504", "1409.5", true, false},
		{`0.0_);[Red]\(0.0\)`, "2.25", "2.3", true, false},
		{`0.0"元"`, "2.25", "2.3", true, false},
		{"000", "7", "007", false, false},
		{"000000", "12300", "012300", false, false},
		{"00.0", "-7.25", "-07.3", true, false},
		{"0,", "12345", "12345", false, true},
		{`0\.0,`, "12345", "12345", false, true},
		{`0!.0,`, "12345", "12345", false, true},
		{`0.0"万元"`, "3.25", "3.25", false, true},
		{`[>=10000]0\.0,"万";0`, "12.5", "12.5", false, true},
		{`[>=100]0;0.0`, "12.55", "12.55", false, false},
		{"# ?/?", "0.25", "0.25", false, false},
		{"0.00E+00", "12345.678", "12345.678", false, false},
		{`000\-00`, "12345", "12345", false, false},
		{"@", "1.25", "1.25", false, false},
	} {
		l := formatLook(200, map[int]string{200: c.code})
		cell := Cell{Kind: Number, raw: c.raw, shown: l.shown}
		if l.percent {
			cell.Flags = Percent
		}
		if got := cell.Text(); got != c.text || cell.Rounds() != c.rounds || cell.Disguised() != c.other || l.date {
			t.Errorf("%s of %s: %s, rounds %v, disguised %v, date %v", c.code, c.raw, got, cell.Rounds(), cell.Disguised(), l.date)
		}
	}
}
