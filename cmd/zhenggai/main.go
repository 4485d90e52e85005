// Zhenggai makes the papers an office owes after an inspection from its
// ledgers, and makes them again after the ledgers change.
package main

import "os"

func main() {
	if len(os.Args) == 1 && isTerminal(os.Stdin) {
		os.Exit(menu(os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
