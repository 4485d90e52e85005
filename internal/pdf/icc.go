package pdf

import (
	"encoding/binary"
	"math"
	"sync"
)

// sRGB is the colour profile that the file names as its output intent, so that
// DeviceRGB and DeviceGray mean one thing everywhere (ISO 19005-2, 6.2.3). It
// is an ICC version 2 display profile of our own making: the primaries of IEC
// 61966-2-1 adapted to D50, and its curve as a table.
var sRGB = sync.OnceValue(func() []byte {
	curve := iccCurve()
	tags := []iccTag{
		{"desc", iccDescription("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "Public domain\x00"...)},
		{"wtpt", iccXYZ(0xF6D6, 0x10000, 0xD32D)},
		{"rXYZ", iccXYZ(0x6FA2, 0x38F5, 0x0390)},
		{"gXYZ", iccXYZ(0x6299, 0xB785, 0x18DA)},
		{"bXYZ", iccXYZ(0x24A0, 0x0F84, 0xB6CF)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	return iccProfile(tags)
})

type iccTag struct {
	name string
	data []byte
}

// iccHeader is the length of a profile's header in bytes (ICC.1:2001-04, 6.1).
const iccHeader = 128

func iccProfile(tags []iccTag) []byte {
	at := iccHeader + 4 + 12*len(tags)
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	for i, t := range tags {
		if i == 0 || &t.data[0] != &tags[i-1].data[0] { // curves are stored once
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
			body = append(body, t.data...)
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at+len(body)-len(t.data)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
	}
	out := make([]byte, iccHeader, at+len(body))
	binary.BigEndian.PutUint32(out, uint32(at+len(body)))
	binary.BigEndian.PutUint32(out[8:], 0x02100000) // version 2.1
	copy(out[12:], "mntrRGB XYZ ")
	binary.BigEndian.PutUint16(out[24:], 1998) // the day the numbers are from
	binary.BigEndian.PutUint16(out[26:], 2)
	binary.BigEndian.PutUint16(out[28:], 9)
	copy(out[36:], "acsp")
	copy(out[68:], iccXYZ(0xF6D6, 0x10000, 0xD32D)[8:]) // D50, the illuminant
	return append(append(out, table...), body...)
}

// iccXYZ holds three numbers in 65536ths.
func iccXYZ(x, y, z uint32) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []uint32{x, y, z} {
		out = binary.BigEndian.AppendUint32(out, v)
	}
	return out
}

// iccDescription is a name in ASCII, with empty Unicode and Macintosh ones.
func iccDescription(s string) []byte {
	const empty = 4 + 4 + 2 + 1 + 67
	out := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(s)+1))
	out = append(out, s...)
	return append(out, make([]byte, 1+empty)...)
}

// iccCurve turns the device's values into light.
func iccCurve() []byte {
	const n = 256
	out := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), n)
	for i := range n {
		v := float64(i) / (n - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		out = binary.BigEndian.AppendUint16(out, uint16(math.Round(v*65535)))
	}
	return out
}
