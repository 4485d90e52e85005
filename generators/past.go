package generators

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Past is how every measure stood on an earlier 截至日期. It cannot be counted
// again from today's ledgers, so it is kept beside them.
type Past struct {
	Version  int           `json:"版本"`
	AsOf     string        `json:"截至日期"`
	Measures []PastMeasure `json:"措施"`

	at source.Pos // the file, for messages and traces
}

// PastMeasure is one measure as it stood.
type PastMeasure struct {
	Finding  string `json:"问题"`
	ID       string `json:"措施"`
	Said     string `json:"状态"`
	Step     string `json:"进度"`
	Standing bool   `json:"长期坚持,omitempty"`
	Closed   bool   `json:"销号,omitempty"`
	Overdue  bool   `json:"逾期,omitempty"`
	Deadline string `json:"时限"`
	Last     string `json:"最迟,omitempty"` // ISO; "" when no day was set
	Progress string `json:"进展摘要"`         // of the words, to tell whether they changed
}

const pastVersion = 1

// Record notes how the measures stand on the model's day.
func Record(m *model.Model) Past {
	p := Past{Version: pastVersion, AsOf: m.AsOf.ISO()}
	for _, x := range allMeasures(m.Findings) {
		p.Measures = append(p.Measures, PastMeasure{
			Finding: x.Finding.ID.Text, ID: pastKey(x), Said: status(x.Status).Text, Step: x.Status.Step.String(),
			Standing: x.Status.Standing || x.Deadline.Standing, Closed: x.Status.Closed, Overdue: x.Status.Overdue,
			Deadline: official(x.Deadline.Said).Text, Last: x.Deadline.Last.ISO(), Progress: digest(x.Progress.Text),
		})
	}
	return p
}

// pastKey is what a measure is known by from one period to the next.
func pastKey(x *model.Measure) string {
	return cmp.Or(x.ID.Text, x.Finding.ID.Text+" "+x.Text.Text)
}

func digest(words string) string {
	h := sha256.Sum256([]byte(words))
	return hex.EncodeToString(h[:6])
}

// Encode writes one measure a line, the same bytes for the same state.
func (p Past) Encode() ([]byte, error) {
	var out bytes.Buffer
	head, err := json.Marshal(p.AsOf)
	if err != nil {
		return nil, err
	}
	out.WriteString(`{"版本":1,"截至日期":` + string(head) + ",\"措施\":[\n")
	for i, x := range p.Measures {
		line, err := json.Marshal(x)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out.WriteString(",\n")
		}
		out.Write(line)
	}
	out.WriteString("\n]}\n")
	return out.Bytes(), nil
}

var errPastVersion = errors.New("由更新的程序写成")

// ReadPast reads what Encode wrote; at is the file.
func ReadPast(data []byte, at source.Pos) (*Past, error) {
	p := &Past{at: at}
	if err := json.Unmarshal(data, p); err != nil {
		return nil, err
	}
	if p.Version > pastVersion {
		return nil, errPastVersion
	}
	return p, nil
}

// measures brings the past into the form that totals are counted from, so that
// both periods are counted alike.
func (p *Past) measures() []*model.Measure {
	findings := map[string]*model.Finding{}
	from := []source.Pos{p.at}
	var out []*model.Measure
	for _, x := range p.Measures {
		f := findings[x.Finding]
		if f == nil {
			f = &model.Finding{ID: source.Fact{Text: x.Finding, From: from}}
			findings[x.Finding] = f
		}
		last, _ := zh.ParseDate(x.Last)
		out = append(out, &model.Measure{
			Row: p.at, Finding: f, ID: source.Fact{Text: x.ID, From: from},
			Status: model.Status{
				Said: source.Fact{Text: x.Said, From: from}, Step: stepNamed(x.Step), Standing: x.Standing, Closed: x.Closed, Overdue: x.Overdue,
			},
			Deadline: model.Deadline{Said: source.Fact{Text: x.Deadline, From: from}, Last: last, Standing: x.Standing},
		})
	}
	return out
}

func stepNamed(name string) model.Step {
	for s := model.Unclear; s <= model.Done; s++ {
		if s.String() == name {
			return s
		}
	}
	return model.Unclear
}

// byKey finds a measure of the past; nil on no past at all.
func (p *Past) byKey() map[string]PastMeasure {
	if p == nil {
		return nil
	}
	out := make(map[string]PastMeasure, len(p.Measures))
	for _, x := range p.Measures {
		out[x.ID] = x
	}
	return out
}
