// Zhenggai makes the papers an office owes after an inspection from its
// ledgers, and makes them again after the ledgers change.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }
