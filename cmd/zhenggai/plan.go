package main

import "github.com/spf13/cobra"

func planCommand() *cobra.Command {
	o := buildOptions{dry: true, explain: true, onEdit: "keep"}
	cmd := &cobra.Command{
		Use:   "plan [文书名…]",
		Short: "看看下一次 build 会做什么、为什么，不写任何文件",
		Long:  "逐份列出将要新建、更新还是跳过，以及是哪个单元格、模板或设置变了。与 zhenggai build -n --explain 相同；没有错误时退出码总是0。",
		RunE:  func(cmd *cobra.Command, names []string) error { return runBuild(cmd, names, o) },
	}
	addOverrides(cmd, &o.overrides)
	cmd.Flags().BoolVar(&o.force, "force", false, "按全部重新生成来列")
	return cmd
}
