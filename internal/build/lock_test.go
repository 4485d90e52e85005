package build

import (
	"errors"
	"strings"
	"testing"
)

func TestOneRunAtATime(t *testing.T) {
	out := t.TempDir()
	first, err := lock(out)
	if err != nil {
		t.Fatal(err)
	}
	first.announce()
	_, err = lock(out)
	var busy Busy
	if !errors.As(err, &busy) || !strings.Contains(err.Error(), "进程号") {
		t.Fatalf("a second run gets %v", err)
	}
	first.release()
	again, err := lock(out)
	if err != nil {
		t.Fatalf("after the first run ended: %v", err)
	}
	again.release()
}
