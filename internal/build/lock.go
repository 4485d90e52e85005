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

// held is the right to write to an output folder.
type held struct {
	lock *flock.Flock
	who  string // file that names the holder
}

// lock keeps two runs from writing to the same folder. The system releases it
// when the process ends, however it ends.
func lock(out string) (*held, error) {
	dir := filepath.Join(out, stateDir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, explainWrite(dir, err)
	}
	h := &held{flock.New(filepath.Join(dir, "lock")), filepath.Join(dir, "lock.json")}
	got, err := h.lock.TryLock()
	if err != nil {
		return nil, explainWrite(h.lock.Path(), err)
	}
	if !got {
		return nil, Busy{Holder: readHolder(h.who)}
	}
	return h, nil
}

// announce says who holds the lock; a run that finds nothing to do need not.
// Without it another run says less, which is no reason to stop this one.
func (h *held) announce() {
	host, _ := os.Hostname()
	me := holder{Host: host, PID: os.Getpid()}
	if u, err := user.Current(); err == nil {
		me.User = u.Username
	}
	writeJSON(h.who, me)
}

func (h *held) release() {
	os.Remove(h.who)
	h.lock.Unlock()
}

// locked does something to the output folder while no other run may, after what
// an interrupted run left was settled. announce says who is at work: what only
// looks need not.
func (f folder) locked(do func(f folder, log Log, announce func()) error) error {
	held, err := lock(f.root)
	if err != nil {
		return err
	}
	defer held.release()
	if err := f.recover(); err != nil {
		return err
	}
	log, err := f.readLog()
	if err != nil {
		return err
	}
	return do(f, log, held.announce)
}

func readHolder(file string) string {
	var h holder
	data, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(data, &h) != nil {
		return "身份不明"
	}
	return fmt.Sprintf("%s@%s，进程号%d", h.User, h.Host, h.PID)
}
