// Package zhenggai holds the sample project as it is shipped: zhenggai init
// writes it out. The fonts stay files of their own, under their own licences.
package zhenggai

import "embed"

// Files are config.toml, the ledgers, how they stood a month before, and the templates with their manual.
//
//go:embed config.toml data/*.xlsx data/快照/2026-05-31.json templates/*[一-龥].docx templates/README.md
var Files embed.FS
