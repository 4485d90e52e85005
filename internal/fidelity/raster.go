package fidelity

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"strconv"
)

// Raster is a printed page as pixels, three bytes each.
type Raster struct {
	Width, Height int
	DPI           float64
	pix           []byte
}

// Render prints the pages of a PDF.
func Render(file string, dpi int) ([]Raster, error) {
	out, err := exec.Command("pdftoppm", "-r", strconv.Itoa(dpi), file).Output()
	if err != nil {
		return nil, fmt.Errorf("pdftoppm %s: %w", file, err)
	}
	var pages []Raster
	for r := bufio.NewReader(bytes.NewReader(out)); ; {
		p := Raster{DPI: float64(dpi)}
		if _, err := fmt.Fscanf(r, "P6\n%d %d\n255\n", &p.Width, &p.Height); err != nil {
			break
		}
		p.pix = make([]byte, 3*p.Width*p.Height)
		if _, err := io.ReadFull(r, p.pix); err != nil {
			return nil, fmt.Errorf("pdftoppm %s: %w", file, err)
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// ink is how dark a pixel is, 0 white to 255.
func (p Raster) ink(x, y int) int {
	i := 3 * (y*p.Width + x)
	return 255 - int(min(p.pix[i], p.pix[i+1], p.pix[i+2]))
}

// red reports ink that is red.
func (p Raster) red(x, y int) bool {
	i := 3 * (y*p.Width + x)
	return p.pix[i] > 200 && p.pix[i+1] < 100 && p.pix[i+2] < 100
}

// A Box is a rectangle in millimetres from the top left corner of the page.
type Box struct{ Left, Top, Right, Bottom float64 }

// Ink is the smallest box around the ink within a box; false where there is none.
func (p Raster) Ink(in Box) (Box, bool) {
	scale := p.DPI / 25.4
	out := Box{Left: 1e9, Top: 1e9}
	for y := max(0, int(in.Top*scale)); y < min(p.Height, int(in.Bottom*scale)); y++ {
		for x := max(0, int(in.Left*scale)); x < min(p.Width, int(in.Right*scale)); x++ {
			if p.ink(x, y) < 128 {
				continue
			}
			out.Left, out.Right = min(out.Left, float64(x)/scale), max(out.Right, float64(x+1)/scale)
			out.Top, out.Bottom = min(out.Top, float64(y)/scale), max(out.Bottom, float64(y+1)/scale)
		}
	}
	return out, out.Right > 0
}

// Bands are the stretches of rows with ink within a box, from top to bottom:
// lines of text, and rules.
func (p Raster) Bands(in Box) []Box {
	var out []Box
	step := 25.4 / p.DPI
	for y, open := in.Top, false; y < in.Bottom; y += step {
		b, ok := p.Ink(Box{in.Left, y, in.Right, y + step*1.01})
		switch {
		case !ok:
			open = false
		case open:
			last := &out[len(out)-1]
			last.Left, last.Right, last.Bottom = min(last.Left, b.Left), max(last.Right, b.Right), b.Bottom
		default:
			out, open = append(out, b), true
		}
	}
	return out
}

// unlike is how far the ink of two prints of one page differs, in percent of
// the ink. Ink that moved by a pixel counts for little: both are blurred first.
func unlike(a, b Raster) float64 {
	if a.Width != b.Width || a.Height != b.Height {
		return 100
	}
	diff, all := 0, 0
	for y := 1; y+1 < a.Height; y++ {
		for x := 1; x+1 < a.Width; x++ {
			p, q := a.around(x, y), b.around(x, y)
			diff += max(p-q, q-p)
			all += p + q
		}
	}
	if all == 0 {
		return 0
	}
	return 100 * float64(diff) / float64(all)
}

// around is the ink of a pixel and those about it.
func (p Raster) around(x, y int) int {
	sum := 0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			sum += p.ink(x+dx, y+dy)
		}
	}
	return sum
}
