package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

// sound refuses options that make no sense together before any work is done.
func (o checkOptions) sound(p build.Project) error {
	switch {
	case o.byOffice && o.annotate == "":
		return usage("--by-office 要与 --annotate 同用，例如 zhenggai check --annotate 问题标注 --by-office")
	case o.annotate != "" && p.Holds(o.annotate):
		return usage("“%s”是台账所在的文件夹，副本放在那里会被当作台账读取。请换一个文件夹", o.annotate)
	}
	return nil
}

// annotate writes the marked copies and tells which; kept: a file that is not
// ours stood in the way.
func annotate(w io.Writer, in *build.Inputs, found source.Problems, o checkOptions) (kept bool, err error) {
	if o.annotate == "" {
		return false, nil
	}
	copies, unread, err := in.Annotate(found, o.byOffice)
	if err != nil {
		return false, err
	}
	templates, err := in.AnnotateTemplates(found)
	if err != nil {
		return false, err
	}
	copies = append(copies, templates...)
	for _, c := range copies {
		path := filepath.Join(o.annotate, c.Name)
		err := c.Write(o.annotate)
		switch {
		case errors.Is(err, build.ErrTaken):
			kept = true
			fmt.Fprintf(w, "“%s”%s；请移走或改名后再运行。\n", path, err)
		case err != nil:
			return kept, err
		default:
			fmt.Fprintf(w, "已写出“%s”，标出%d处。\n", path, c.Marks)
		}
	}
	if len(unread) > 0 {
		fmt.Fprintf(w, "读不出来、没有标注的台账：%s。\n", strings.Join(unread, "、"))
	}
	if len(copies)+len(unread) == 0 {
		fmt.Fprintln(w, "台账和模板没有问题，没有写副本。")
	}
	return kept, nil
}
