package recipe

import (
	"fmt"
	"slices"
	"strings"

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
		"eastAsianLayout specVanish oMath rPrChange",
	"w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd " +
		"tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
	"w:tcPr":        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange",
	"w:tblPrEx":     "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange",
	"w:tblBorders":  "top start left bottom end right insideH insideV",
	"w:tcBorders":   "top start left bottom end right insideH insideV tl2br tr2bl",
	"w:pBdr":        "top left bottom right between bar",
	"w:tblCellMar":  "top start left bottom end right",
	"w:tcMar":       "top start left bottom end right",
	"w:tblGrid":     "gridCol tblGridChange",
	"w:numPr":       "ilvl numId numberingChange ins",
	"w:sdt":         "sdtPr sdtEndPr sdtContent",
	"w:numbering":   "numPicBullet abstractNum num numIdMacAtCleanup",
	"w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
	"w:lvl":         "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"w:num":         "abstractNumId lvlOverride",
	"w:lvlOverride": "startOverride lvl",
	"wp:inline":     "extent effectExtent docPr cNvGraphicFramePr graphic",
	"wp:anchor": "simplePos positionH positionV extent effectExtent wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom " +
		"docPr cNvGraphicFramePr graphic sizeRelH sizeRelV",
	"w:tbl": "tblPr tblGrid tr",
	"w:tr":  "tblPrEx trPr tc",
	"w:tc":  "tcPr p",
	"w:p":   "pPr r",
	"w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType " +
		"cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
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

// holdsContent are the elements whose other children may stand in any order after
// those of the table.
var holdsContent = map[string]bool{"w:tbl": true, "w:tr": true, "w:tc": true, "w:p": true}

// OutOfOrder reports the elements below n whose children break the order of the
// schema, which Word would call damage. It serves the tests of all that makes
// Word files.
func OutOfOrder(n *docx.Node) (faults []string) {
	n.Walk(func(k *docx.Node) bool {
		if order, ok := schemaOrder[k.Name]; ok {
			if child := misplaced(k, strings.Fields(order)); child != "" {
				faults = append(faults, fmt.Sprintf("<%s> 中，<%s> 不该有，或者位置不对：%s", k.Name, child, k.Bytes()))
			}
		}
		return true
	})
	return faults
}

func misplaced(n *docx.Node, order []string) string {
	last := 0
	for _, k := range n.Kids {
		at := slices.Index(order, k.Name[strings.IndexByte(k.Name, ':')+1:])
		if at < 0 && holdsContent[n.Name] {
			at = len(order)
		}
		if at < last && !(holdsContent[n.Name] && at == len(order)-1) {
			return k.Name
		}
		last = at
	}
	return ""
}
