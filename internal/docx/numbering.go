package docx

// numRef is what a paragraph's w:numPr says.
type numRef struct {
	id    string // w:numId; "" and "0" are none
	level int
}

const numLevels = 9

// numbering holds the definitions of numbering.xml and the running counts.
type numbering struct {
	lists    map[string]*list // by w:numId
	counters map[string]*[numLevels]int
	begun    map[string]bool // numId whose startOverride has been applied
}

// A list is one w:num: the levels of its abstract numbering with its own
// overrides.
type list struct {
	abstract string
	levels   [numLevels]*numLevel
	restart  [numLevels]int // startOverride + 1, 0 for none
}

type numLevel struct {
	node   *Node
	start  int
	format string
	text   string
}

func (l *numLevel) child(name string) *Node {
	if l == nil {
		return nil
	}
	return l.node.Child(name)
}

func (r *resolver) readNumbering() {
	r.numbering = &numbering{lists: map[string]*list{}, counters: map[string]*[numLevels]int{}, begun: map[string]bool{}}
	tree := r.part(NumberingPart)
	if tree == nil {
		return
	}
	abstract := map[string]*Node{}
	linked := map[string]*Node{} // by the numbering style they define
	for _, k := range tree.Root().Kids {
		if k.Name == "w:abstractNum" {
			abstract[k.Attr("w:abstractNumId")] = k
			if id := k.Child("w:styleLink").val(); id != "" {
				linked[id] = k
			}
		}
	}
	for _, k := range tree.Root().Kids {
		if k.Name != "w:num" {
			continue
		}
		a := abstract[k.Child("w:abstractNumId").val()]
		if other := linked[a.Child("w:numStyleLink").val()]; other != nil {
			a = other
		}
		if a != nil {
			r.numbering.lists[k.Attr("w:numId")] = newList(a, k)
		}
	}
}

func newList(abstract, num *Node) *list {
	l := &list{abstract: abstract.Attr("w:abstractNumId")}
	l.read(abstract)
	for _, k := range num.Kids {
		level := numLevels
		if k.count("w:ilvl", &level); k.Name != "w:lvlOverride" || level < 0 || level >= numLevels {
			continue
		}
		l.read(k)
		if start := k.Child("w:startOverride"); start != nil {
			first := 0
			start.count("w:val", &first)
			l.restart[level] = first + 1
		}
	}
	return l
}

func (l *list) read(from *Node) {
	for _, k := range from.Kids {
		level := numLevels
		if k.count("w:ilvl", &level); k.Name != "w:lvl" || level < 0 || level >= numLevels {
			continue
		}
		n := &numLevel{node: k, format: k.Child("w:numFmt").val(), text: k.Child("w:lvlText").val()}
		if start := k.Child("w:start"); start != nil {
			start.count("w:val", &n.start)
		}
		l.levels[level] = n
	}
}

// level is the definition a reference points at, nil when there is none.
func (n *numbering) level(ref numRef) *numLevel {
	l := n.lists[ref.id]
	if l == nil || ref.level < 0 || ref.level >= numLevels {
		return nil
	}
	return l.levels[ref.level]
}

// ofStyle reads the numPr of a style: the level is the one tied to the style.
func (n *numbering) ofStyle(numPr *Node, before numRef, styleID string) numRef {
	ref := direct(numPr, before)
	if l := n.lists[ref.id]; l != nil {
		for i, level := range l.levels {
			if level.child("w:pStyle").val() == styleID {
				ref.level = i
			}
		}
	}
	return ref
}

// direct reads a numPr over what the style says.
func direct(numPr *Node, before numRef) numRef {
	if id := numPr.Child("w:numId"); id != nil {
		before.id = id.val()
		before.level = 0
	}
	if level := numPr.Child("w:ilvl"); level != nil {
		level.count("w:val", &before.level)
	}
	return before
}
