package recipe

import (
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/docx"
)

// schemaOrder is the order in which the schema of WordprocessingML (ISO/IEC
// 29500-1, annex A) wants children; Word calls a file damaged that breaks it.
var schemaOrder = map[string]string{
	"w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs " +
		"suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid " +
		"spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl " +
		"divId cnfStyle rPr sectPr pPrChange",
	"w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish " +
		"webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang " +
		"eastAsianLayout specVanish oMath",
	"w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd " +
		"tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"w:tcPr":       "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"w:tblBorders": "top left bottom right insideH insideV",
	"w:tblCellMar": "top left bottom right",
	"w:tbl":        "tblPr tblGrid tr",
	"w:tr":         "tblPrEx trPr tc",
	"w:tc":         "tcPr p",
	"w:p":          "pPr r",
	"w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType " +
		"cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
	"w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal " +
		"personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"w:styles":      "docDefaults latentStyles style",
	"w:docDefaults": "rPrDefault pPrDefault",
	"w:settings": "writeProtection view zoom removePersonalInformation removeDateAndTime displayBackgroundShape mirrorMargins " +
		"defaultTabStop autoHyphenation evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing " +
		"characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"w:compat": "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn " +
		"adjustLineHeightInTable useFELayout compatSetting",
	"w:font": "altName panose1 charset family notTrueType pitch sig embedRegular",
}

func TestSchemaOrder(t *testing.T) {
	f := build(t, everything, Options{Landscape: true})
	checked := map[string]bool{}
	for _, part := range f.Parts() {
		tree, err := f.Tree(part)
		if err != nil {
			t.Fatal(err)
		}
		tree.Walk(func(n *docx.Node) bool {
			if order, ok := schemaOrder[n.Name]; ok {
				checked[n.Name] = true
				inOrder(t, part, n, strings.Fields(order))
			}
			return true
		})
	}
	for name := range schemaOrder {
		if !checked[name] {
			t.Errorf("没有检查到 %s", name)
		}
	}
}

func inOrder(t *testing.T, part string, n *docx.Node, order []string) {
	last := 0
	for _, k := range n.Kids {
		at := slices.Index(order, strings.TrimPrefix(k.Name, "w:"))
		if at < last {
			t.Errorf("%s 的 <%s> 中，<%s> 不该有，或者位置不对：%s", part, n.Name, k.Name, n.Bytes())
			return
		}
		last = at
	}
}
