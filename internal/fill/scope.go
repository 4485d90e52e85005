package fill

import (
	"fmt"
	"reflect"
)

// scope is what is visible at one place of a template: the outermost record
// and the items of the repetitions around the place, innermost last.
type scope struct {
	outer *scope
	level int
	item  *node  // nil when the item's type is unknown
	path  string // of the list in the schema; "" outside and for computed items
	label string // how messages call it
	lost  bool   // its list could not be checked: any name may be its item's
	torn  bool   // repetitions around may be missing: names of their items are let pass
	env   reflect.Type
}

func outermost(s *Schema, torn bool) *scope {
	return (&scope{item: s.root, torn: torn}).typed()
}

// inner opens the scope of a repetition.
func (s *scope) inner(item *node, path, label string, lost bool) *scope {
	return (&scope{outer: s, level: s.level + 1, item: item, path: path, label: label, lost: lost}).typed()
}

// at returns the scope of a level.
func (s *scope) at(level int) *scope {
	for s.level > level {
		s = s.outer
	}
	return s
}

// excuses reports whether an unknown name follows from another problem.
func (s *scope) excuses(name string) bool {
	if s == nil {
		return false
	}
	return s.lost || s.torn && (ofItem[name] || s.item.inList(name, 0)) || s.outer.excuses(name)
}

// ofItem are the names that stand for an item and not for a field of it.
var ofItem = map[string]bool{"上级": true, "本项": true, "行号": true, "项数": true}

// inList reports whether some list below a record has items with that field.
func (n *node) inList(name string, depth int) bool {
	if depth == findDepth {
		return false
	}
	for _, f := range n.fields {
		below := f.node
		if below.kind == list && below.elem.field(name) != nil {
			return true
		}
		if below.kind == list {
			below = below.elem
		}
		if below.inList(name, depth+1) {
			return true
		}
	}
	return false
}

// The names of a level in the environment of compiled expressions. No
// expression can write them.
func itemName(level int) string  { return fmt.Sprintf("§%d", level) }
func indexName(level int) string { return fmt.Sprintf("§行%d", level) }
func countName(level int) string { return fmt.Sprintf("§数%d", level) }

// budgetName is the variable that holds what an evaluation may still cost.
const budgetName = "§限"

// typed makes the type of the scope's environment: the budget, then item,
// index and count of every level.
func (s *scope) typed() *scope {
	fields := []reflect.StructField{envField(0, budgetName, reflect.TypeFor[*budget]())}
	for level := 0; level <= s.level; level++ {
		fields = append(fields,
			envField(len(fields), itemName(level), s.at(level).item.shadow()),
			envField(len(fields)+1, indexName(level), reflect.TypeFor[int]()),
			envField(len(fields)+2, countName(level), reflect.TypeFor[int]()))
	}
	s.env = reflect.StructOf(fields)
	return s
}

func envField(i int, name string, t reflect.Type) reflect.StructField {
	return reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: t, Tag: reflect.StructTag(fmt.Sprintf("expr:%q", name))}
}
