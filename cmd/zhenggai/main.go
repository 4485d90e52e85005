// Zhenggai makes the papers an office owes after an inspection from its
// ledgers, and makes them again after the ledgers change.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	hurry()
	if len(os.Args) == 1 && isTerminal(os.Stdin) {
		os.Exit(menu(os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// hurry: a run is short, so garbage is left lying, up to a gigabyte.
func hurry() {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(1 << 30)
}
