package fidelity

import (
	"bytes"
	"sync"
	"testing"

	"zhenggai/internal/font"
	"zhenggai/internal/layout"
	"zhenggai/internal/pdf"
)

// Papers are made at the same time from one Set of fonts; run with -race.
func TestManyAtOnce(t *testing.T) {
	fonts, err := font.Load(fontDir)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Long().Document()
	if err != nil {
		t.Fatal(err)
	}
	const n = 4
	var out [n][]byte
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() {
			pages, _ := layout.Pages(d, fonts, layout.LibreOffice)
			out[i], _ = pdf.Write(pages, d)
		})
	}
	wait.Wait()
	for i := range n {
		if len(out[i]) == 0 || !bytes.Equal(out[i], out[0]) {
			t.Errorf("第%d份与第一份不同", i+1)
		}
	}
}
