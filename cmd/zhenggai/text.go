package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"zhenggai/internal/docx"
	"zhenggai/internal/pdf"
)

func textCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "text 文件",
		Short: "显示 docx 或本程序所制 PDF 的文字",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("用法：zhenggai text 文件，例如 zhenggai text out/社会公开通报.docx")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := fileText(args[0])
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), text)
			return err
		},
	}
}

// fileText tells the kind of a file by its first bytes, not by its name.
func fileText(file string) (string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return "", usage("读不到文件“%s”", file)
	}
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		text, err := pdf.Text(data)
		if err != nil {
			return "", failure{exitData, fmt.Errorf("“%s”：%w", file, err)}
		}
		return text, nil
	}
	f, err := docx.Open(filepath.Base(file), data)
	if err != nil {
		return "", failure{exitData, err}
	}
	return docx.PlainText(f), nil
}
