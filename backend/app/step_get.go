package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// StepGet asks for one step with everything that was done to it. Deployment is needed for a projected one only,
// which is no record yet.
type StepGet struct {
	Step       domain.ID `json:"step"`
	Deployment domain.ID `json:"deployment,omitempty"`
}

// StepView is one step. Items tells for each item that needs it how it was approved.
type StepView struct {
	Deployment domain.ID      `json:"deployment"`
	Project    domain.ID      `json:"project"`
	Step       RunBookStep    `json:"step"`
	Events     []StepEventRow `json:"events"`
	Approvals  []StepApproval `json:"approvals"`
	// Previous and Following are its neighbours in the run book; empty at either end.
	Previous  domain.ID `json:"previous"`
	Following domain.ID `json:"following"`
}

// StepEventRow is one thing that was done to a step.
type StepEventRow struct {
	ID         domain.ID        `json:"id"`
	Action     string           `json:"action"`
	From       domain.StepState `json:"from"`
	To         domain.StepState `json:"to"`
	Remark     string           `json:"remark"`
	Until      int64            `json:"until"`
	Person     domain.ID        `json:"person"`
	PersonName string           `json:"person_name"`
	By         domain.ID        `json:"by"`
	ByName     string           `json:"by_name"`
	At         int64            `json:"at"`
	// Laptop: it came back with an offline copy, and At is by the laptop's clock.
	Laptop bool `json:"laptop"`
}

// StepApproval is the approval of an item that needs a step.
type StepApproval struct {
	Item           domain.ID `json:"item"`
	ApprovedBy     domain.ID `json:"approved_by"`
	ApprovedByName string    `json:"approved_by_name"`
	ApprovedAt     int64     `json:"approved_at"`
	// Alone is the reason of somebody who approved their own work.
	Alone string `json:"alone"`
	// Content is the digest of what was approved, Seq the journal entry of the approval.
	Content domain.ID     `json:"content"`
	Seq     int64         `json:"seq"`
	Fault   *domain.Error `json:"fault,omitempty"`
}

// StepSecrets asks for the sealed values of a step, ItemSecrets for those of an item's activities: only
// the person's own keys open them.
type (
	StepSecrets struct {
		Step domain.ID `json:"step"`
	}
	ItemSecrets struct {
		Item domain.ID `json:"item"`
	}
)

// SecretsView lists sealed values.
type SecretsView struct {
	Project domain.ID     `json:"project"`
	Secrets []SealedValue `json:"secrets"`
}

// SealedValue is a sensitive value, encrypted to the project key of a generation. Activity is empty for
// the values of a step.
type SealedValue struct {
	Activity   domain.ID `json:"activity"`
	Value      string    `json:"value"`
	Sealed     string    `json:"sealed"`
	Generation int       `json:"generation"`
}

func init() {
	ask("step.get", getStep)
	ask("step.secrets", getStepSecrets)
	ask("item.secrets", getItemSecrets)
}

func getStep(v *View, p *StepGet) (StepView, error) {
	deployment := p.Deployment
	if deployment == "" {
		step, err := record[domain.Step](v.Reader, p.Step)
		if err != nil {
			return StepView{}, err
		}
		deployment = step.Deployment
	}
	b, err := v.book(deployment)
	if err != nil {
		return StepView{}, err
	}
	place, there := b.place[p.Step]
	if !there {
		return StepView{}, domain.Missing()
	}
	out := StepView{Deployment: b.deployment.ID, Project: b.project.ID, Events: []StepEventRow{}, Approvals: []StepApproval{}}
	if out.Step, err = b.row(place); err != nil {
		return out, err
	}
	if place > 0 {
		out.Previous = b.steps[place-1].ID
	}
	if place+1 < len(b.steps) {
		out.Following = b.steps[place+1].ID
	}
	if out.Events, err = b.eventsOf(p.Step, b.runs[p.Step].ID); err != nil {
		return out, err
	}
	for _, item := range b.served(b.steps[place]) {
		if !item.Approved() {
			continue
		}
		approval, err := b.approvalOf(item)
		if err != nil {
			return out, err
		}
		out.Approvals = append(out.Approvals, approval)
	}
	return out, nil
}

func (b *book) eventsOf(step, run domain.ID) ([]StepEventRow, error) {
	rows, err := b.EventsOf(run)
	if err != nil {
		return nil, err
	}
	laptop, err := b.addedByLaptop(step)
	out := b.eventRows(rows)
	for i, event := range out {
		out[i].Laptop = laptop[event.ID]
	}
	return out, err
}

func (b *book) approvalOf(item domain.Item) (StepApproval, error) {
	out := StepApproval{
		Item: item.ID, ApprovedBy: item.ApprovedBy, ApprovedByName: b.name(item.ApprovedBy), ApprovedAt: item.ApprovedAt,
		Alone: item.ApprovedAlone, Content: item.ApprovedContent, Seq: item.ApprovedSeq,
	}
	return out, shownFault(b.approvalFault(item), &out.Fault)
}

// seeSecrets asks whether the person may open the secrets of a project.
func (v *View) seeSecrets(project domain.ID) error {
	if _, err := v.see(project); err != nil {
		return err
	}
	return domain.PermitRow("secrets", v.relation(project))
}

func getStepSecrets(v *View, p *StepSecrets) (SecretsView, error) {
	step, err := record[domain.Step](v.Reader, p.Step)
	if err != nil {
		return SecretsView{}, err
	}
	deployment, err := store.Get[domain.Deployment](v.Reader, step.Deployment)
	if err != nil {
		return SecretsView{}, err
	}
	if err := v.seeSecrets(deployment.Project); err != nil {
		return SecretsView{}, err
	}
	content, err := v.stepContent(deployment.Project, step)
	return SecretsView{Project: deployment.Project, Secrets: sealedOf("", content.Values)}, err
}

func getItemSecrets(v *View, p *ItemSecrets) (SecretsView, error) {
	item, err := record[domain.Item](v.Reader, p.Item)
	if err != nil {
		return SecretsView{}, err
	}
	if err := v.seeSecrets(item.Project); err != nil {
		return SecretsView{}, err
	}
	out := SecretsView{Project: item.Project, Secrets: []SealedValue{}}
	activities, err := v.ActivitiesOf(item.ID)
	for _, activity := range activities {
		out.Secrets = append(out.Secrets, sealedOf(activity.ID, activity.Values)...)
	}
	return out, err
}

func sealedOf(activity domain.ID, values []domain.Value) []SealedValue {
	out := []SealedValue{}
	for _, v := range values {
		if v.Sealed != "" {
			out = append(out, SealedValue{Activity: activity, Value: v.ID, Sealed: v.Sealed, Generation: v.Generation})
		}
	}
	return out
}
