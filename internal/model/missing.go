package model

import (
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// sheetName leaves out what dated copies add: 整改台账(0918), 整改台账0918.
func sheetName(s string) string {
	return strings.TrimRight(unbracketed(heading(s)), "0123456789.-_")
}

// missingForms reports a needed sheet that no workbook has.
func (l *loader) missingForms(books []*ledger.Book) {
	for i := range forms {
		if !forms[i].needed || l.has(forms[i].name) {
			continue
		}
		var names []string
		var at source.Pos
		for _, b := range books {
			if b == nil {
				continue
			}
			at = source.Pos{File: b.Name}
			for _, s := range b.Sheets {
				names = append(names, "“"+quote(s.Name)+"”")
			}
		}
		hint := "请把工作表改名为“" + forms[i].name + "”，或者在 config.toml 的 [sheets] 下写明，如 \"Sheet1\" = \"" + forms[i].name + "\"。"
		if len(names) == 0 {
			l.err("L101", at, "读不了的台账请先按其他提示处理。", "没有可读的工作表，找不到“%s”。", forms[i].name)
			continue
		}
		hint += "台账文件不在或者读不了的，先把它放回来或者按它的提示处理。"
		l.err("L101", at, hint, "找不到工作表“%s”，现有：%s。", forms[i].name, strings.Join(names, "、"))
	}
}

func (l *loader) has(name string) bool {
	for _, t := range l.model.Tables {
		if t.Name == name {
			return true
		}
	}
	return false
}
