package docx

import (
	"slices"
	"strconv"
)

// numberingID copies a numbering of sub, once.
func (i *includer) numberingID(id string) (string, error) {
	if to, known := i.nums[id]; known {
		return to, nil
	}
	old := i.numbered("w:num", "w:numId", id)
	if old == nil {
		return id, nil
	}
	abstract := i.numbered("w:abstractNum", "w:abstractNumId", old.Child("w:abstractNumId").val())
	if abstract == nil {
		return id, nil
	}
	if err := i.needNumbering(); err != nil {
		return "", err
	}
	a, n := abstract.Clone(), old.Clone()
	abstractID, numID := strconv.Itoa(i.nextAbstract), strconv.Itoa(i.nextNum)
	i.nextAbstract, i.nextNum = i.nextAbstract+1, i.nextNum+1
	a.SetAttr("w:abstractNumId", abstractID)
	a.Kids = slices.DeleteFunc(a.Kids, func(k *Node) bool { return k.Name == "w:nsid" || k.Name == "w:styleLink" || k.Name == "w:numStyleLink" })
	n.SetAttr("w:numId", numID)
	n.Child("w:abstractNumId").SetAttr("w:val", abstractID)
	i.insertAfter("w:abstractNum", a)
	i.insertAfter("w:num", n)
	i.nums[id] = numID
	return numID, nil
}

func (i *includer) numbered(name, attr, id string) *Node {
	for _, k := range i.subNumbering.kids() {
		if k.Name == name && k.Attr(attr) == id {
			return k
		}
	}
	return nil
}

const numberingType = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"

// needNumbering makes the numbering part when there is none and finds the first
// free ids.
func (i *includer) needNumbering() error {
	if i.numbering == nil {
		empty := Part(El("w:numbering", []string{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}))
		if err := i.into.AddPart(NumberingPart, numberingType, empty); err != nil {
			return err
		}
		if _, err := i.into.Relate(DocumentPart, "numbering", NumberingPart, false); err != nil {
			return err
		}
		tree, err := i.into.Tree(NumberingPart)
		if err != nil {
			return err
		}
		i.numbering = tree.Root()
	}
	for _, k := range i.numbering.Kids {
		a, _ := strconv.Atoi(k.Attr("w:abstractNumId"))
		n, _ := strconv.Atoi(k.Attr("w:numId"))
		i.nextAbstract, i.nextNum = max(i.nextAbstract, a+1), max(i.nextNum, n+1)
	}
	i.nextNum = max(i.nextNum, 1)
	return nil
}

// insertAfter keeps the order of the schema: pictures, abstract numberings,
// numberings.
func (i *includer) insertAfter(name string, n *Node) {
	at := 0
	for j, k := range i.numbering.Kids {
		if k.Name == name || name == "w:num" && k.Name == "w:abstractNum" || k.Name == "w:numPicBullet" {
			at = j + 1
		}
	}
	i.numbering.Kids = slices.Insert(i.numbering.Kids, at, n)
}
