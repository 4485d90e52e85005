package model

import "testing"

// Numbers of measures are typed in several ways.
func TestIDKey(t *testing.T) {
	for _, same := range [][]string{
		{"3-2", "３－２", "3—2", "3_2", "03-02", "3-2。"},
		{"7", "007", " 7 "},
		{"10", "010"},
		{"措施1", "措施01"},
		{"0", "00"},
	} {
		for _, s := range same {
			if got, want := idKey(s), idKey(same[0]); got != want {
				t.Errorf("%q 成了 %q，应与 %q 相同（%q）", s, got, same[0], want)
			}
		}
	}
	for _, pair := range [][2]string{{"1-10", "1-1"}, {"10", "1"}, {"1-1", "11"}} {
		if idKey(pair[0]) == idKey(pair[1]) {
			t.Errorf("%q 和 %q 被当作同一个序号", pair[0], pair[1])
		}
	}
}
