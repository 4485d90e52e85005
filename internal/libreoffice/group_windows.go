package libreoffice

import (
	"os/exec"
	"strconv"
)

// group has a command ended together with its children: soffice.com starts
// soffice.exe, and that soffice.bin.
func group(cmd *exec.Cmd) {
	cmd.Cancel = func() error {
		return exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(cmd.Process.Pid)).Run()
	}
}
