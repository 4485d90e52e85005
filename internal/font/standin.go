package font

import (
	"maps"
	"slices"
)

// StandIn is a font that stood in for another of the same kind.
type StandIn struct{ Name, Family string }

// StandIns lists what Find gave instead of fonts that are not there, by name.
// Substitutes for unknown names are not among them.
func (s *Set) StandIns() []StandIn {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []StandIn
	for _, name := range slices.Sorted(maps.Keys(s.standIns)) {
		out = append(out, StandIn{name, s.standIns[name]})
	}
	return out
}

func (s *Set) standIn(name string, f *Face) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.standIns[name] = f.Family
}
