package build

import (
	"encoding/json"
	"fmt"
	"os"
	"os/user"
	"path/filepath"

	"github.com/gofrs/flock"
)

// Busy means that another run is writing to the same folder.
type Busy struct{ Holder string }

func (b Busy) Error() string {
	return fmt.Sprintf("另一个进程（%s）正在生成，请等它结束后再运行", b.Holder)
}

type holder struct {
	User, Host string
	PID        int
}

// lock keeps two runs from writing to the same folder. The system releases it
// when the process ends, however it ends.
func lock(out string) (unlock func(), err error) {
	dir := filepath.Join(out, stateDir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, explainWrite(dir, err)
	}
	l := flock.New(filepath.Join(dir, "lock"))
	got, err := l.TryLock()
	if err != nil {
		return nil, explainWrite(l.Path(), err)
	}
	who := filepath.Join(dir, "lock.json")
	if !got {
		return nil, Busy{Holder: readHolder(who)}
	}
	host, _ := os.Hostname()
	h := holder{Host: host, PID: os.Getpid()}
	if u, err := user.Current(); err == nil {
		h.User = u.Username
	}
	if err := writeJSON(who, h); err != nil {
		l.Unlock()
		return nil, explainWrite(who, err)
	}
	return func() { os.Remove(who); l.Unlock() }, nil
}

func readHolder(file string) string {
	var h holder
	data, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(data, &h) != nil {
		return "身份不明"
	}
	return fmt.Sprintf("%s@%s，进程号%d", h.User, h.Host, h.PID)
}
