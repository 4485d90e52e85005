package ledger

import (
	"errors"
	"io"

	"zhenggai/internal/opc"
)

// archive is the workbook's container, checked before anything in it is opened.
type archive struct{ *opc.Package }

func openArchive(data []byte) (*archive, error) {
	p, err := opc.Open(data)
	if err != nil {
		return nil, refused(err)
	}
	return &archive{p}, nil
}

// refusals are the codes of what keeps a container from being opened, and what
// to do about it.
var refusals = []struct {
	kind       error
	code, hint string
}{
	{opc.ErrBroken, "F105", copyAgain},
	{opc.ErrTooMuch, "F111", "文件可能损坏或含有恶意内容，请核对来源；如确有需要，请删去图片和多余格式后另存。"},
	{opc.ErrMalformed, "F112", saveAgain},
	{opc.ErrEncrypted, "F102", "请取消密码后另存。"},
}

func refused(err error) error {
	for _, r := range refusals {
		if errors.Is(err, r.kind) {
			return fail(r.code, r.hint, "%s。", err)
		}
	}
	return err
}

func (a *archive) has(name string) bool { return a.Part(name) != nil }

// open reads a part by its name, case aside. Reading it to its end checks its sum.
func (a *archive) open(name string) (io.ReadCloser, error) {
	f := a.Part(name)
	if f == nil {
		return nil, missing(name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken()
	}
	return r, nil
}

func missing(name string) error {
	return fail("F115", saveAgain, "文件内部缺少部件“%s”，其中的内容读不到。", opc.Quote(name))
}
