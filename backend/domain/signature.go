package domain

// SignatureContent is what two activities must have in common to share a step: its digest, the SHA-256 of its
// canonical JSON, is their signature (spec 1.8). Title, item, estimate and the rest of the plan are not in it.
type SignatureContent struct {
	Template TemplateText     `json:"template"`
	Stage    Stage            `json:"stage"`
	Values   []SignatureValue `json:"values,omitempty"`
}

// SignatureValue is a value in a signature: a file by its content and name, a secret by its tag.
type SignatureValue struct {
	ID       string   `json:"id"`
	Text     string   `json:"text,omitempty"`
	List     []string `json:"list,omitempty"`
	Tick     bool     `json:"tick,omitempty"`
	File     ID       `json:"file,omitempty"`
	FileName string   `json:"file_name,omitempty"`
	Tag      string   `json:"tag,omitempty"`
	Sealed   string   `json:"sealed,omitempty"`
}

// SignatureOf gives the signature's content. tags has, by id of the value, what the approver's program made of the
// plain secret (spec 7.5), so that equal secrets share a step; a secret without a tag counts by its sealed form,
// which is never equal to another's.
func SignatureOf(activity ActivityContent, template TemplateText, tags map[string]string) SignatureContent {
	signed := SignatureContent{Template: template, Stage: activity.Stage}
	for _, v := range activity.Values {
		value := SignatureValue{ID: v.ID, Text: v.Text, List: v.List, Tick: v.Tick, File: v.File, FileName: v.FileName}
		if v.Sealed != "" {
			value.Tag = tags[v.ID]
		}
		if value.Tag == "" {
			value.Sealed = v.Sealed
		}
		signed.Values = append(signed.Values, value)
	}
	return signed
}
