package fidelity

import (
	"fmt"
	"slices"
	"strconv"
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
		pages, _ := layout.Pages(d, fonts, layout.LibreOffice)
		b.ReportMetric(float64(len(pages)), "pages")
	}
}

func BenchmarkPDF(b *testing.B) {
	fonts, err := font.Load(fontDir)
	if err != nil {
		b.Fatal(err)
	}
	d := long(b)
	pages, _ := layout.Pages(d, fonts, layout.LibreOffice)
	for b.Loop() {
		data, err := pdf.Write(pages, d)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data)), "bytes")
	}
}

// BenchmarkWarm is a paper in a process that has its fonts: from the Document to
// the bytes of the PDF.
func BenchmarkWarm(b *testing.B) {
	fonts, err := font.Load(fontDir)
	if err != nil {
		b.Fatal(err)
	}
	d := long(b)
	for b.Loop() {
		pages, _ := layout.Pages(d, fonts, layout.LibreOffice)
		if _, err := pdf.Write(pages, d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPages shows whether the cost of a page grows with their number.
func BenchmarkPages(b *testing.B) {
	fonts, err := font.Load(fontDir)
	if err != nil {
		b.Fatal(err)
	}
	d := long(b)
	once, _ := layout.Pages(d, fonts, layout.LibreOffice)
	for _, times := range []int{1, 4, 16, 64} {
		pages := slices.Repeat(once, times)
		b.Run(fmt.Sprint(len(pages)), func(b *testing.B) {
			for b.Loop() {
				if _, err := pdf.Write(pages, d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(pages)), "µs/page")
		})
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
		pages, _ := layout.Pages(d, fonts, layout.LibreOffice)
		if _, err := pdf.Write(pages, d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTable lays out ever longer tables: the time for a row must stay.
func BenchmarkTable(b *testing.B) {
	fonts, err := font.Load(fontDir)
	if err != nil {
		b.Fatal(err)
	}
	for _, rows := range []int{100, 1000, 10000} {
		d, err := Case{"长表", ledger(12, "五号", rows), nil}.Document()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			for b.Loop() {
				layout.Pages(d, fonts, layout.LibreOffice)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*rows), "µs/row")
		})
	}
}
