package fidelity

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Missing names those of some outside programs that are not installed.
func Missing(programs ...string) []string {
	var out []string
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			out = append(out, p)
		}
	}
	return out
}

// Convert makes a PDF of every docx in dir with one call of LibreOffice, which
// sees the fonts that fontsConf tells and a profile of its own under dir.
func Convert(dir, fontsConf string, files []string) error {
	conf, err := filepath.Abs(fontsConf)
	if err != nil {
		return err
	}
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"),
		"--headless", "--convert-to", "pdf", "--outdir", dir}, files...)
	cmd := exec.Command("soffice", args...)
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+conf, "XDG_CACHE_HOME="+filepath.Join(dir, "cache"), "LC_ALL=C.UTF-8")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("soffice: %w\n%s", err, out)
	}
	for _, f := range files {
		if _, err := os.Stat(PDFOf(dir, f)); err != nil {
			return fmt.Errorf("LibreOffice made no PDF of %s", f)
		}
	}
	return nil
}

// PDFOf is where Convert puts the PDF of a docx.
func PDFOf(dir, file string) string {
	return filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".docx")+".pdf")
}
