// Package libreoffice has an installed LibreOffice set a Word file as PDF, for
// papers outside what our own layout knows. It trusts nothing that comes back:
// the program has a profile of its own and a time limit, goes with all its
// children when that is over, and its PDF is read before it is believed.
package libreoffice

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
)

// Office is an installed LibreOffice. Its Convert runs one file at a time.
type Office struct {
	Version string // as it calls itself: LibreOffice 7.4.7.2 40(Build:2)
	path    string
	limit   time.Duration
	one     sync.Mutex
}

// Error is what went wrong, and what the office can do about it.
type Error struct{ Text, Hint string }

func (e *Error) Error() string { return e.Text }

// The time limits of one paper and of the question for the version.
const (
	paperLimit   = 2 * time.Minute
	versionLimit = 30 * time.Second
)

const ownLayout = `，或者删去 config.toml 中这份文书的 pdf 一行，改由本程序排版`

// Find looks for LibreOffice in the path and where installers put it.
func Find() (*Office, error) {
	path := find()
	if path == "" {
		return nil, &Error{"没有找到 LibreOffice，而这份文书要用它排成 PDF。", "请安装 LibreOffice" + ownLayout + "。"}
	}
	return open(path, paperLimit)
}

func open(path string, limit time.Duration) (*Office, error) {
	o := &Office{path: path, limit: limit}
	ctx, cancel := context.WithTimeout(context.Background(), versionLimit)
	defer cancel()
	var out bytes.Buffer
	if err := o.run(ctx, &out, "--version"); err != nil {
		return nil, &Error{fmt.Sprintf("“%s”不能运行：%v", path, err), "请重新安装 LibreOffice" + ownLayout + "。"}
	}
	o.Version = strings.TrimSpace(out.String())
	return o, nil
}

// find tries the names of the program; soffice.com is the one for consoles.
func find() string {
	for _, name := range []string{"soffice.com", "soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	places := []string{"/Applications/LibreOffice.app/Contents/MacOS/soffice", "/opt/libreoffice/program/soffice"}
	for _, dir := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)")} {
		places = append(places, filepath.Join(dir, "LibreOffice", "program", "soffice.com"))
	}
	for _, path := range places {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path
		}
	}
	return ""
}

// Convert sets a Word file as PDF. text is what the file says: a PDF in which
// some of it is missing is an error.
func (o *Office) Convert(word []byte, text string) (data []byte, pages int, err error) {
	o.one.Lock()
	defer o.one.Unlock()
	dir, err := os.MkdirTemp("", "zhenggai-")
	if err != nil {
		return nil, 0, err
	}
	defer os.RemoveAll(dir)
	if data, err = o.convert(dir, word); err != nil {
		return nil, 0, err
	}
	pages, err = verify(data, text)
	return timeless(data), pages, err
}

func (o *Office) convert(dir string, word []byte) ([]byte, error) {
	from, to := filepath.Join(dir, "paper.docx"), filepath.Join(dir, "paper.pdf")
	if err := os.WriteFile(from, word, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), o.limit)
	defer cancel()
	var said bytes.Buffer
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join("/", dir, "profile"))
	err := o.run(ctx, &said, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", dir, from)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return nil, &Error{fmt.Sprintf("LibreOffice 在%v内没有排完，已经结束它。", inChinese(o.limit)),
			"请用 LibreOffice 打开这份 docx 看看是否正常，再运行一次；仍不行的，换一个版本的 LibreOffice" + ownLayout + "。"}
	}
	data, missing := os.ReadFile(to)
	if err == nil && missing != nil {
		err = errors.New("它正常结束，但没有写出文件")
	}
	if err != nil {
		return nil, &Error{fmt.Sprintf("LibreOffice 没有排成 PDF：%v。%s", err, lastLine(said.String())),
			"请用 LibreOffice 打开这份 docx 看看是否正常" + ownLayout + "。"}
	}
	return data, nil
}

// run starts the program in a group of its own, which ends with ctx.
func (o *Office) run(ctx context.Context, out *bytes.Buffer, args ...string) error {
	cmd := exec.CommandContext(ctx, o.path, args...)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.WaitDelay = 5 * time.Second
	group(cmd)
	return cmd.Run()
}

// What a PDF of LibreOffice says of the moment it was made: a date, and
// identifiers drawn from it. As PDF/A there would be one more in the packed
// colour profile, which is why that is not asked for.
var (
	created    = regexp.MustCompile(`(/CreationDate\(D:)\d{14}`)
	identified = regexp.MustCompile(`(/ID \[ <)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(> \]\s*/DocChecksum /)[0-9A-F]{32}`)
)

// timeless makes the bytes of a PDF depend on the paper alone. Nothing in it
// changes its place.
func timeless(data []byte) []byte {
	data = created.ReplaceAll(data, []byte("${1}19700101000000"))
	content := sha256.Sum256(identified.ReplaceAll(data, nil))
	id := fmt.Sprintf("%X", content[:16])
	return identified.ReplaceAll(data, []byte("${1}"+id+"${2}"+id+"${3}"+id))
}

func inChinese(d time.Duration) string {
	if d >= time.Minute && d%time.Minute == 0 {
		return fmt.Sprintf("%d分钟", d/time.Minute)
	}
	return fmt.Sprintf("%v秒", d.Seconds())
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}
