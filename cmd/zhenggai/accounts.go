package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"zhenggai/internal/model"
)

// printAccounts shows that no row of the ledgers was lost: for each sheet the
// rows in the file, those used, and which were left out and why.
func printAccounts(w io.Writer, accounts []*model.Account) {
	if len(accounts) == 0 {
		return
	}
	fmt.Fprintln(w, "台账各行的去向：")
	t := newTable(w, "工作表", "行数", "采用", "没有采用")
	for _, a := range accounts {
		t.AppendRow(table.Row{a.At, a.Rows(), a.Used, leftOut(a)})
	}
	t.Render()
}

// leftOut names the rows that are no records: 表头第3行，空行2行.
func leftOut(a *model.Account) string {
	rows := map[string][]int{}
	var reasons []string
	for _, o := range a.Omitted {
		if rows[o.Why] == nil {
			reasons = append(reasons, o.Why)
		}
		rows[o.Why] = append(rows[o.Why], o.Row)
	}
	var parts []string
	for _, why := range reasons {
		parts = append(parts, fmt.Sprintf("%s第%s行", why, ranges(rows[why])))
	}
	if a.Blank > 0 {
		parts = append(parts, fmt.Sprintf("空行%d行", a.Blank))
	}
	return strings.Join(parts, "，")
}

// ranges writes 1, 2, 3, 7 as 1—3、7.
func ranges(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		first := i
		for i++; i < len(numbers) && numbers[i] == numbers[i-1]+1; i++ {
		}
		part := fmt.Sprint(numbers[first])
		if i-first > 1 {
			part += fmt.Sprintf("—%d", numbers[i-1])
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "、")
}
