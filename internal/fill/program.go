package fill

import (
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/optimizer"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// program is an expression that has been checked in its scope.
type program struct {
	id    int
	shape shape        // of a plain path: where it leads
	code  *vm.Program  // nil for a plain path and a counter
	typ   reflect.Type // of the result; the empty interface when unknown
	refs  []ref
	files []string // that it names; "" for names that only the data know
	chart *chartShape
	level int // the innermost level that it reads: its value changes with that item
}

// programs compiles expressions; one serves a whole template.
type programs struct {
	lib   map[string]*builtin.Function
	funcs map[string]bool

	hoisted []*program
	count   int // of programs so far
}

func newPrograms(fns Functions, files fs.FS) (*programs, error) {
	lib, funcs, err := library(fns, files)
	return &programs{lib: lib, funcs: funcs}, err
}

// compile checks an expression in a scope. A fault without a code stands for
// one that is a consequence of another already reported.
func (c *programs) compile(text string, s *scope) (*program, *fault) {
	config := conf.CreateNew()
	install(config, c.lib)
	config.WithEnv(reflect.New(s.env).Interface())
	tree, err := parser.ParseWithConfig(aliased(text), config)
	if err != nil {
		return nil, syntaxFault(err).in(text)
	}
	r := &resolver{scope: s, funcs: c.funcs, reach: map[ast.Node]reach{}}
	shape := r.node(&tree.Node)
	if r.problem != nil {
		return nil, r.problem
	}
	p := &program{id: c.count, shape: shape}
	c.count++
	if shape.plain {
		r.touch(shape)
		p.typ = shape.node.shadow()
	} else {
		if shape.node != nil && shape.node.kind.isLeaf() {
			r.use(shape)
		}
		r.touch(shape)
	}
	p.refs, p.level, p.files, p.chart = r.refs, r.level, r.files, r.chart
	if shape.counter != noCounter {
		p.typ = reflect.TypeFor[int]()
	}
	if shape.plain || shape.counter != noCounter {
		return p, nil
	}
	for i, g := range r.groups {
		config.Functions[groupFunc(i)] = g.function(groupFunc(i))
	}
	h := &hoister{source: tree.Source, config: config, scope: s, reach: r.reach, add: c.hoist}
	if h.kids(tree.Node, 0); h.fault != nil {
		return nil, h.fault.in(text)
	}
	if f := p.generate(tree, config); f != nil {
		return nil, f.in(text)
	}
	return p, nil
}

func (c *programs) hoist(p *program) int {
	p.id = c.count
	c.count++
	c.hoisted = append(c.hoisted, p)
	return len(c.hoisted) - 1
}

func (p *program) generate(tree *parser.Tree, config *conf.Config) *fault {
	typ, err := checker.Check(tree, config)
	if err != nil {
		return syntaxFault(err)
	}
	p.typ = typ
	if err = optimizer.Optimize(&tree.Node, config); err == nil {
		p.code, err = compiler.Compile(tree, config)
	}
	if err != nil {
		return syntaxFault(err)
	}
	return nil
}

// result is what a clerk calls the kind of a program's value.
func (p *program) result() kind {
	if p.shape.node != nil {
		return p.shape.node.kind
	}
	if p.typ == nil {
		return anything
	}
	return kindOf(p.typ)
}

// translations put the messages of the expression library into Chinese; the
// first that matches is used.
var translations = []struct {
	pattern    *regexp.Regexp
	code, text string
}{
	{regexp.MustCompile(`invalid operation: (\S+) \(mismatched types (.+) and (.+)\)`), codeKind, "“${1}”两边的种类不同，一边是@2，一边是@3"},
	{regexp.MustCompile(`invalid operation: (\S+) \(mismatched type (.+)\)`), codeKind, "“${1}”不能用于@2"},
	{regexp.MustCompile(`non-bool expression \(type (.+)\) used as condition`), codeKind, "条件应为是非，现为@1"},
	{regexp.MustCompile(`predicate should return boolean \(got (.+)\)`), codeKind, "条件应为是非，现为@1"},
	{regexp.MustCompile(`builtin (\w+) takes only array \(got (.+)\)`), codeKind, "函数“${1}”要用列表，现为@2"},
	{regexp.MustCompile(`cannot use (.+) as argument \(type (.+)\) to call (\S+)`), codeKind, "函数“${3}”的参数应为@2，现为@1"},
	{regexp.MustCompile(`cannot use (.+) as type (.+) in array`), codeKind, "“in”左边是@1，列表里是@2"},
	{regexp.MustCompile(`(?:not enough|too many) arguments to call (\S+)`), codeSyntax, "函数“${1}”的参数个数不对"},
	{regexp.MustCompile(`invalid number of arguments|expected .*\d+ arguments?`), codeSyntax, "函数的参数个数不对"},
	{regexp.MustCompile(`invalid argument for (\S+) \(type (.+)\)`), codeKind, "函数“${1}”不能用于@2"},
	{regexp.MustCompile(`array elements can only be selected using an integer`), codeKind, "列表只能用第几项来取"},
	{regexp.MustCompile(`cannot slice (.+)`), codeKind, "不能从@1里取一段"},
	{regexp.MustCompile(`type (.+) has no (?:field|method) (\S+)`), codeKind, "@1下面没有“${2}”"},
	{regexp.MustCompile(`unknown name (\S+)`), codeName, "未知字段“${1}”"},
	{regexp.MustCompile(`cannot redeclare`), codeSyntax, "变量名重复"},
	{regexp.MustCompile(`unclosed "(.)"`), codeSyntax, "“${1}”没有成对"},
	{regexp.MustCompile(`literal not terminated`), codeSyntax, "引号没有成对"},
	{regexp.MustCompile(`unexpected end of expression|unexpected token EOF`), codeSyntax, "表达式没有写完"},
	{regexp.MustCompile(`unexpected token \w+\("(.+)"\)`), codeSyntax, "“${1}”的位置不对"},
	{regexp.MustCompile(`unrecognized character: U\+\w+ '(.)'`), codeSyntax, "有不能识别的字符“${1}”"},
	{regexp.MustCompile(`日期只能与日期比较大小`), codeKind, "${0}"},
	{regexp.MustCompile(`index out of range: (\S+) \(array length is (\d+)\)`), codeValue, "列表只有${2}项，没有下标为${1}的项（下标从0数起）"},
	{regexp.MustCompile(`integer divide by zero`), codeValue, "除数为零"},
	{regexp.MustCompile(`memory budget exceeded`), codeValue, "计算量过大，已停止"},
	{regexp.MustCompile(`<nil>|from nil`), codeValue, "用到了没有值的字段"},
	{regexp.MustCompile(`interface conversion|invalid operation|reflect`), codeValue, "值的种类与运算不符"},
}

// position is where in the expression the library saw the problem.
var position = regexp.MustCompile(` \(\d+:\d+\)$`)

func syntaxFault(err error) *fault {
	code, why := translate(err)
	if code == "" || code == codeValue {
		code = codeSyntax
	}
	return &fault{code: code, text: why}
}

func (f *fault) in(expr string) *fault {
	return &fault{f.code, fmt.Sprintf("表达式“%s”写得不对：%s", head(expr), f.text), f.hint}
}

// translate says in Chinese what the expression library reports; its own words
// stay when there are none.
func translate(err error) (code, text string) {
	message, _, _ := strings.Cut(err.Error(), "\n")
	message = position.ReplaceAllString(message, "")
	for _, t := range translations {
		m := t.pattern.FindStringSubmatchIndex(message)
		if m == nil {
			continue
		}
		out := string(t.pattern.ExpandString(nil, t.text, message, m))
		for i := 1; 2*i+1 < len(m); i++ {
			out = strings.ReplaceAll(out, fmt.Sprintf("@%d", i), typeWords(message[m[2*i]:m[2*i+1]]))
		}
		return t.code, out
	}
	return "", message
}

// typeWords is what a clerk calls a type as the library prints it.
func typeWords(t string) string {
	switch {
	case strings.HasPrefix(t, "[]"):
		return list.String()
	case strings.HasPrefix(t, "*struct"), strings.HasPrefix(t, "struct"), strings.HasPrefix(t, "map["):
		return record.String()
	case strings.TrimPrefix(t, "*") == chartType.Elem().String():
		return diagram.String()
	case strings.TrimPrefix(t, "*") == pictureType.Elem().String():
		return drawing.String()
	case t == "string":
		return text.String()
	case strings.HasPrefix(t, "int") || strings.HasPrefix(t, "uint"):
		return integer.String()
	case strings.HasPrefix(t, "float"):
		return decimal.String()
	case t == "bool":
		return truth.String()
	case t == "nil" || t == "unknown" || t == "interface {}" || t == "any":
		return anything.String()
	}
	return printed.String()
}
