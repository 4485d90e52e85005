package fidelity

import (
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/font"
	"zhenggai/internal/layout"
	"zhenggai/internal/pdf"
)

func long(b *testing.B) *docx.Document {
	d, err := Long().Document()
	if err != nil {
		b.Fatal(err)
	}
	return d
}

func BenchmarkLayout(b *testing.B) {
	fonts, err := font.Load(fontDir)
	if err != nil {
		b.Fatal(err)
	}
	d := long(b)
	for b.Loop() {
		pages, _ := layout.Pages(d, fonts)
		b.ReportMetric(float64(len(pages)), "pages")
	}
}

func BenchmarkPDF(b *testing.B) {
	fonts, err := font.Load(fontDir)
	if err != nil {
		b.Fatal(err)
	}
	pages, _ := layout.Pages(long(b), fonts)
	for b.Loop() {
		data, err := pdf.Write(pages, pdf.Meta{Title: "样张"})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data)), "bytes")
	}
}

// BenchmarkCold includes finding and parsing the fonts.
func BenchmarkCold(b *testing.B) {
	d := long(b)
	for b.Loop() {
		fonts, err := font.Load(fontDir)
		if err != nil {
			b.Fatal(err)
		}
		pages, _ := layout.Pages(d, fonts)
		if _, err := pdf.Write(pages, pdf.Meta{Title: "样张"}); err != nil {
			b.Fatal(err)
		}
	}
}
