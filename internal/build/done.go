package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"zhenggai/internal/merge"
	"zhenggai/internal/source"
)

// Done says what became of one output.
type Done struct {
	Job     *Job
	Outcome Outcome
	Written []string // files written, below out
	Kept    []string // files a person changed, left as they are
	Edits   []Edit   // what a person changed, where it is known
	Note    string   // what else there is to say about the outcome
	Error   error    // of the environment: disk, permission, file open elsewhere
	Waiting []string // new versions that could not take their place because of it

	Conflicts []merge.Conflict // places that a person and the new version changed
}

// Outcome is what happened to an output, for the table and the exit code.
type Outcome int

// The outcomes. Same: made anew, and no byte of it is different.
const (
	Current Outcome = iota
	Written
	Same
	Edited    // a person changed the file; nothing new to say
	Pinned    // a person changed the file and decided to keep it
	Merged    // a person's edits and the new version, joined
	Beside    // a person changed the file, and the new version stands beside it
	Undecided // the file holds tracked changes of a merge that wait for a decision
	Issued    // issued, and nothing new to say
	Drifted   // issued, and a draft of what has changed since stands beside it
	Held      // not written, because another paper waits for a decision
	Refused   // an error in data or template
	Failed    // the environment
)

func (o Outcome) String() string {
	return [...]string{"最新", "已生成", "内容未变", "保留人工修改", "已定保留", "已合并", "人工修改待处理", "修订待处理", "已印发", "印发后有变化", "未写入", "受阻", "写入失败"}[o]
}

// explainWrite says in words why a file could not be written.
func explainWrite(file string, err error) error {
	if err == nil {
		return nil
	}
	if lock := lockFile(file); lock != "" {
		return fmt.Errorf("“%s”正在 Word 或 WPS 中打开（锁文件 %s），没有覆盖", filepath.Base(file), lock)
	}
	return fmt.Errorf("无法写入“%s”：%s", file, Reason(err))
}

func explainRead(file string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("读不到“%s”：%s", file, Reason(err))
}

// lockFile is the file that Word or WPS puts beside one that is open: ~$ and its
// name, of which up to two characters give way when it is long.
func lockFile(file string) string {
	base := []rune(filepath.Base(file))
	for n := 0; n <= 2 && n < len(base); n++ {
		name := "~$" + string(base[n:])
		if _, err := os.Stat(filepath.Join(filepath.Dir(file), name)); err == nil {
			return name
		}
	}
	return ""
}

// reasons are the common errors of the system and what a clerk can do about them.
var reasons = []struct {
	err   error
	words string
}{
	{fs.ErrNotExist, "文件或文件夹不存在"},
	{fs.ErrPermission, "没有权限（文件夹可能是只读的）"},
	{syscall.EROFS, "所在的磁盘是只读的"},
	{syscall.ENOSPC, "磁盘空间已满"},
	{syscall.EISDIR, "这是一个文件夹，应当是文件，请移走或者改名"},
	{syscall.ENOTDIR, "路径中有一段是文件，应当是文件夹，请把那个文件移走或者改名"},
	{syscall.ENAMETOOLONG, "文件名或者路径太长，请改短"},
}

// Reason puts an error of the system into words, without the path that the
// message names itself.
func Reason(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.words
		}
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return err.Error()
}

// problem tells an error of the environment as the message everything else uses.
func (d Done) problem() source.Problem {
	p := source.Problem{
		Code: "O101", At: source.Pos{File: d.Job.Title()}, Text: d.Error.Error(),
		Hint: "其他文件未受影响；处理后重新运行即可",
	}
	if len(d.Waiting) > 0 {
		p.Code = "O102"
		p.Hint = "新版已存为“" + strings.Join(d.Waiting, "”“") + "”；关闭原来的文件后重新运行，就会替换过去"
	}
	return p
}
