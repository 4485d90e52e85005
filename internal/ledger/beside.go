package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhenggai/internal/opc"
	"zhenggai/internal/source"
)

// temporary reports whether a file is what Excel (~$), WPS (.~) or LibreOffice
// (.~lock) put beside a workbook that is open; it holds no ledger.
func temporary(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~")
}

// lock is the file that says that a workbook is open, and by whom if it says so.
type lock struct{ name, person string }

// lockOf finds the lock beside a workbook; false without one.
func lockOf(file string) (lock, bool) {
	dir, base := filepath.Split(file)
	for _, name := range []string{"~$" + base, ".~" + base, ".~lock." + base + "#"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case strings.HasSuffix(name, "#"):
			return lock{name, lockLine(string(data))}, true
		default:
			return lock{name, lockOwner(data)}, true
		}
	}
	return lock{}, false
}

// lockOwner reads the owner file of Excel, 165 bytes: the length of the name in
// one byte and the name in the code page of the system, blanks up to byte 55, the
// length again in two bytes, the name in UTF-16. Anything else names nobody.
func lockOwner(data []byte) string {
	const wideAt, longest = 55, 52 // Office lets no name be longer
	if len(data) == 0 {
		return ""
	}
	if len(data) >= wideAt+2 {
		wide := data[wideAt+2:]
		if n := 2 * int(binary.LittleEndian.Uint16(data[wideAt:])); n > 0 && n <= min(2*longest, len(wide)) {
			units := make([]uint16, n/2)
			for i := range units {
				units[i] = binary.LittleEndian.Uint16(wide[2*i:])
			}
			return person(string(utf16.Decode(units)))
		}
	}
	if n := int(data[0]); n <= min(longest, len(data)-1) {
		name, _ := simplifiedchinese.GBK.NewDecoder().Bytes(data[1 : 1+n])
		return person(string(name))
	}
	return ""
}

// lockMarks are the marks that a name may hold, written with a backslash.
var lockMarks = strings.NewReplacer(`\\`, `\`, `\,`, "，", `\;`, "；")

// lockLine reads the lock of LibreOffice: name,login,computer,time,profile;
func lockLine(s string) string {
	s = lockMarks.Replace(s)
	for _, field := range strings.Split(s, ",")[:min(2, strings.Count(s, ","))] {
		if name := person(field); name != "" {
			return name
		}
	}
	return ""
}

// person is a name fit for a message, "" for bytes that are none.
func person(s string) string {
	s = strings.TrimSpace(s)
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return ""
	}
	return opc.Quote(s)
}

// by names who has the workbook open: 被“赵甲”打开
func (l lock) by() string {
	if l.person == "" {
		return "被打开"
	}
	return "被“" + l.person + "”打开"
}

// openElsewhere is the notice of a workbook that was read while it is open: what
// is not saved yet is missing.
func openElsewhere(file string) source.Problems {
	l, ok := lockOf(file)
	if !ok {
		return nil
	}
	return source.Problems{{
		Code: "F107", Level: source.Notice, At: source.Pos{File: filepath.Base(file)},
		Text: fmt.Sprintf("台账正%s（有锁文件“%s”），读取的是上次保存的内容。", l.by(), opc.Quote(l.name)),
		Hint: "请保存并关闭台账后再运行；没有人打开的，可以删去这个锁文件。",
	}}
}

// unreadable says why the system does not hand out a file.
func unreadable(file string, err error) error {
	l, locked := lockOf(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail("F121", "请检查文件名和所在文件夹。", "找不到文件。")
	case locked:
		return fail("F116", "请关闭台账后重新运行。", "台账正%s（有锁文件“%s”），无法读取。", l.by(), opc.Quote(l.name))
	case sharing(err):
		return fail("F116", "请关闭正在使用它的程序后重新运行。", "台账正被别的程序打开，无法读取。")
	case errors.Is(err, fs.ErrPermission):
		return fail("F121", "请检查文件的读取权限，或者先关闭正在使用它的程序。", "没有权限读取该文件。")
	case errors.Is(err, syscall.EISDIR):
		return fail("F121", "请把这个文件夹移走或者改名。", "这是一个文件夹，不是台账。")
	}
	return fail("F121", "请检查网络盘或移动盘是否连接正常后重试。", "无法读取该文件。")
}

// sharing: Windows keeps a file that another program has opened for itself.
func sharing(err error) bool {
	const sharingViolation, lockViolation = syscall.Errno(32), syscall.Errno(33)
	return runtime.GOOS == "windows" && (errors.Is(err, sharingViolation) || errors.Is(err, lockViolation))
}

const longestPath = 200

// oddName warns of a name that other computers cannot open or show.
func oddName(file string) source.Problems {
	base := filepath.Base(file)
	full, err := filepath.Abs(file)
	why := ""
	switch {
	case !utf8.ValidString(base) || strings.ContainsRune(base, utf8.RuneError):
		why = "文件名含有乱码"
	case strings.ContainsFunc(base, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
		why = "文件名含有看不见的字符"
	case strings.ContainsAny(base, `\:*?"<>|`):
		why = `文件名含有 Windows 不能用的字符（\ : * ? " < > |）`
	case strings.TrimSpace(strings.TrimSuffix(base, filepath.Ext(base)))+filepath.Ext(base) != base:
		why = "文件名首尾有空格"
	case err == nil && utf8.RuneCountInString(full) > longestPath:
		why = fmt.Sprintf("文件的完整路径有%d个字，超过%d个字", utf8.RuneCountInString(full), longestPath)
	default:
		return nil
	}
	return source.Problems{{
		Code: "F120", Level: source.Warning, At: source.Pos{File: base}, Text: why + "，换一台电脑可能打不开。", Hint: "请改名，或者移到较浅的文件夹。",
	}}
}
