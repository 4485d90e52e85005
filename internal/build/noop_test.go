package build

import (
	"fmt"
	"testing"
)

// BenchmarkNothingToDo is a build of 100 papers none of which has changed:
// reading the ledgers, the templates and the fonts, all keys, all hashes.
func BenchmarkNothingToDo(b *testing.B) {
	o := newOffice(b)
	for i := range 98 {
		o.paper(fmt.Sprintf("报告%d", i), "progress", "", fmt.Sprintf("= 报告%d\n共{{统计.措施数}}条，完成{{统计.已完成}}条。\n", i))
	}
	o.mustBuild()
	before := tree(b, o.Out)
	for b.Loop() {
		for _, r := range o.mustBuild() {
			if r.Outcome != Current {
				b.Fatalf("%s: %v", r.Job.Name, r.Outcome)
			}
		}
	}
	b.StopTimer()
	if d := differ(before, tree(b, o.Out)); d != "" {
		b.Fatalf("wrote %s", d)
	}
}
