//go:build unix

package libreoffice

import (
	"os/exec"
	"syscall"
)

// group puts a command into a process group of its own, all of which is ended
// with it: soffice is a script, and the program its child.
func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
