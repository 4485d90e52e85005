package model

import "zhenggai/internal/source"

// Sources presents every sheet to a template. A public paper gets only public
// columns, and never the main ledger, whose rows may be withheld one by one:
// what is public of it stands in the public view.
func (m *Model) Sources(public bool) []source.Table {
	var out []source.Table
	for _, t := range m.Tables {
		table := t.Source(public)
		if len(table.Columns) > 0 && !(public && t.Name == MainLedger) {
			out = append(out, table)
		}
	}
	return out
}

// Persons lists every name in the columns for responsible persons and in
// 班子成员, each once, with the cells it stands in.
func (m *Model) Persons() []source.Fact {
	var out []source.Fact
	at := map[string]int{}
	add := func(names ...source.Fact) {
		for _, n := range names {
			i, seen := at[n.Text]
			if !seen {
				i = len(out)
				at[n.Text] = i
				out = append(out, source.Fact{Text: n.Text})
			}
			out[i].From = append(out[i].From, n.From...)
		}
	}
	for _, f := range m.Findings {
		add(f.Leaders...)
		for _, x := range f.Measures {
			add(x.Leaders...)
			add(x.People...)
			if x.Acceptor.Text != "" {
				add(x.Acceptor)
			}
		}
	}
	for _, r := range m.Table("班子成员").Rows {
		add(r.Text("姓名"))
	}
	return out
}
