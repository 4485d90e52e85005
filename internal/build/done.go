package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
	Held      // not written, because another paper waits for a decision
	Refused   // an error in data or template
	Failed    // the environment
)

func (o Outcome) String() string {
	return [...]string{"最新", "已生成", "内容未变", "保留人工修改", "已定保留", "已合并", "人工修改待处理", "修订待处理", "未写入", "受阻", "写入失败"}[o]
}

// explainWrite says in words why a file could not be written.
func explainWrite(file string, err error) error {
	if err == nil {
		return nil
	}
	lock := filepath.Join(filepath.Dir(file), "~$"+filepath.Base(file))
	if _, serr := os.Stat(lock); serr == nil {
		return fmt.Errorf("“%s”正在 Word 或 WPS 中打开（锁文件 %s），请关闭后重新运行", filepath.Base(file), filepath.Base(lock))
	}
	return fmt.Errorf("无法写入“%s”：%s", file, reason(err))
}

// reason puts the common errors of the system into words.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "文件或文件夹不存在"
	case errors.Is(err, fs.ErrPermission):
		return "没有权限（文件夹可能是只读的）"
	case errors.Is(err, syscall.ENOSPC):
		return "磁盘空间已满"
	}
	return err.Error()
}

// problem tells an error of the environment as the message everything else uses.
func (d Done) problem() source.Problem {
	return source.Problem{
		Code: "O101", At: source.Pos{File: d.Job.Title()}, Text: d.Error.Error(),
		Hint: "其他文件未受影响；处理后重新运行即可",
	}
}
