package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// ProjectKeysList asks who can open the secrets of a project.
type ProjectKeysList struct {
	Project domain.ID `json:"project"`
}

// ProjectKeysView says which generations of a project's key there are, who holds them, and who could.
type ProjectKeysView struct {
	Generations []KeyGenerationView `json:"generations"`
	// Candidates may hold the newest generation and were not given it, or could if their key were confirmed.
	Candidates []KeyCandidate `json:"candidates"`
	// Mine: the one who asks holds the newest generation. OneHolder: nobody else could help if that one is lost.
	Mine      bool `json:"mine"`
	OneHolder bool `json:"one_holder"`
	// Left are people who held the newest generation and may not any more: a new one is needed.
	Left []NamedPerson `json:"left"`
	// RecoveryOffered: the workspace has a recovery key, and the newest generation is not sealed to it.
	RecoveryOffered bool             `json:"recovery_offered"`
	RecoverySeen    string           `json:"recovery_seen"`
	Can             []domain.Ability `json:"can"`
}

// KeyGenerationView is one generation with those who hold it.
type KeyGenerationView struct {
	ID            domain.ID   `json:"id"`
	Generation    int         `json:"generation"`
	CreatedAt     int64       `json:"created_at"`
	CreatedBy     domain.ID   `json:"created_by"`
	CreatedByName string      `json:"created_by_name"`
	Holders       []KeyHolder `json:"holders"`
	// Recovery: it is sealed to the recovery key as well.
	Recovery bool `json:"recovery"`
}

// KeyHolder is who was given a generation, and by whom. Current: the grant still counts.
type KeyHolder struct {
	NamedPerson
	KeySet      domain.ID `json:"key_set"`
	GivenBy     domain.ID `json:"given_by"`
	GivenByName string    `json:"given_by_name"`
	GivenAt     int64     `json:"given_at"`
	Current     bool      `json:"current"`
}

// KeyCandidate is a member with the role execute or approval who does not hold the newest generation.
type KeyCandidate struct {
	NamedPerson
	Key *KeyView `json:"key,omitempty"`
	// Can has one entry: project_key.grant, with the reason why not.
	Can []domain.Ability `json:"can"`
}

// SecretsExposed asks which secrets of a project a person could read.
type SecretsExposed struct {
	Project domain.ID `json:"project"`
	User    domain.ID `json:"user"`
	Offset  int       `json:"offset,omitempty"`
	Limit   int       `json:"limit,omitempty"`
}

// SecretsExposedView lists them: what to change at its source after the person has left.
type SecretsExposedView struct {
	Secrets []ExposedSecret `json:"secrets"`
	Total   int             `json:"total"`
}

// ExposedSecret is the secrets of one activity or step, by the labels of their fields.
type ExposedSecret struct {
	// Kind is activity or step; Record its id.
	Kind            string    `json:"kind"`
	Record          domain.ID `json:"record"`
	Title           string    `json:"title"`
	Item            domain.ID `json:"item"`
	Ref             string    `json:"ref"`
	ItemTitle       string    `json:"item_title"`
	Deployment      domain.ID `json:"deployment"`
	DeploymentTitle string    `json:"deployment_title"`
	Labels          []string  `json:"labels"`
}

func init() {
	ask("project_keys.list", listProjectKeys)
	ask("secrets.exposed", exposedSecrets)
}

func listProjectKeys(v *View, p *ProjectKeysList) (ProjectKeysView, error) {
	out := ProjectKeysView{Generations: []KeyGenerationView{}, Candidates: []KeyCandidate{}, Left: []NamedPerson{}}
	if _, err := v.see(p.Project); err != nil {
		return out, err
	}
	out.Can = can(v.relation(p.Project), "project_key.create", "project_key.grant")
	if mine, ok := v.rules.CurrentKey(v.user); ok {
		out.Can[0] = notNow(out.Can[0], v.rules.mayHold(p.Project, mine.ID))
	}
	for _, key := range v.rules.generations(p.Project) {
		out.Generations = append(out.Generations, v.generation(key))
	}
	for _, user := range v.rules.lostHolders(p.Project) {
		out.Left = append(out.Left, v.named(user))
	}
	newest, made := v.rules.projectKey(p.Project)
	if !made {
		out.Can[1] = notNow(out.Can[1], domain.Conflict("project_key.not_made"))
		return out, nil
	}
	current := map[domain.ID]bool{}
	for _, grant := range v.rules.holders(newest) {
		current[grant.User] = true
	}
	out.Mine, out.OneHolder = current[v.user], len(current) == 1
	if !out.Mine {
		out.Can[1] = notNow(out.Can[1], domain.Forbidden("project_key.no_holder"))
	}
	var err error
	out.RecoveryOffered = v.rules.Workspace.RecoveryKey != "" && !out.Generations[0].Recovery
	if out.RecoverySeen, err = SeenDigest("recovery", workspaceRow, RecoverySeen{RecoveryKey: v.rules.Workspace.RecoveryKey}); err != nil {
		return out, err
	}
	out.Candidates, err = v.keyCandidates(p.Project, current, out.Can[1])
	return out, err
}

func (v *View) generation(key domain.ProjectKey) KeyGenerationView {
	out := KeyGenerationView{
		ID: key.ID, Generation: key.Generation, CreatedAt: key.CreatedAt, CreatedBy: key.CreatedBy,
		CreatedByName: v.rules.Users[key.CreatedBy].Name, Holders: []KeyHolder{},
	}
	for _, id := range sortedKeys(v.rules.KeyGrants) {
		grant := v.rules.KeyGrants[id]
		switch {
		case grant.ProjectKey != key.ID:
		case grant.User == "":
			out.Recovery = true
		default:
			out.Holders = append(out.Holders, KeyHolder{
				NamedPerson: v.named(grant.User), KeySet: grant.KeySet, GivenBy: grant.CreatedBy,
				GivenByName: v.rules.Users[grant.CreatedBy].Name, GivenAt: grant.CreatedAt,
				Current: v.rules.mayHold(key.Project, grant.KeySet) == nil,
			})
		}
	}
	return out
}

// keyCandidates lists who could be given the newest generation; may says whether the one who asks could.
func (v *View) keyCandidates(project domain.ID, current map[domain.ID]bool, may domain.Ability) ([]KeyCandidate, error) {
	out := []KeyCandidate{}
	for _, user := range sortedKeys(v.rules.Members[project]) {
		if current[user] || !v.rules.RolesOf(project, user).Acts(domain.RoleExecute) {
			continue
		}
		key, err := v.keyOf(user)
		if err != nil {
			return out, err
		}
		candidate := KeyCandidate{NamedPerson: v.named(user), Key: key, Can: []domain.Ability{may}}
		if key != nil {
			candidate.Can[0] = notNow(may, v.rules.mayHold(project, key.ID))
		}
		out = append(out, candidate)
	}
	return out, nil
}

func exposedSecrets(v *View, p *SecretsExposed) (SecretsExposedView, error) {
	out := SecretsExposedView{Secrets: []ExposedSecret{}}
	if _, err := v.see(p.Project); err != nil {
		return out, err
	}
	if err := domain.PermitRow("manage", v.relation(p.Project)); err != nil {
		return out, err
	}
	held := v.rules.heldGenerations(p.Project, p.User)
	activities, err := v.SealedActivities(p.Project)
	if err != nil {
		return out, err
	}
	all := []ExposedSecret{}
	listed := map[string]bool{}
	for _, a := range activities {
		labels := exposedLabels(domain.Form(a.Template), a.Activity.Values, held, listed)
		all = append(all, exposed("activity", a.Activity.ID, a.Activity.Title, a.SecretPlace, labels)...)
	}
	steps, err := v.SealedSteps(p.Project)
	if err != nil {
		return out, err
	}
	for _, s := range steps {
		content, err := contentOf[domain.StepContent](v.Reader, s.Step.Content)
		if err != nil {
			return out, err
		}
		text := content.Template
		form := domain.Form(domain.Template{Kind: text.Kind, Config: text.Config})
		labels := exposedLabels(form, content.Values, held, listed)
		all = append(all, exposed("step", s.Step.ID, s.Step.Title, s.SecretPlace, labels)...)
	}
	out.Total = len(all)
	out.Secrets = append(out.Secrets, page(all, p.Offset, p.Limit)...)
	return out, nil
}

// heldGenerations says which generations of a project's key a person was ever given.
func (a *Authority) heldGenerations(project, user domain.ID) map[int]bool {
	held := map[int]bool{}
	for _, grant := range a.KeyGrants {
		if grant.Project == project && grant.User == user {
			held[a.ProjectKeys[grant.ProjectKey].Generation] = true
		}
	}
	return held
}

// exposedLabels gives the labels of the fields whose secrets were sealed to one of the generations. A sealed
// text that was listed before, with the activity that a step was made from, is not listed again.
func exposedLabels(form []domain.FormField, values []domain.Value, held map[int]bool, listed map[string]bool) []string {
	var labels []string
	for _, value := range values {
		if value.Sealed == "" || !held[value.Generation] || listed[value.Sealed] {
			continue
		}
		listed[value.Sealed] = true
		label := value.ID
		if i := slices.IndexFunc(form, func(f domain.FormField) bool { return f.ID == value.ID }); i >= 0 && form[i].Label != "" {
			label = form[i].Label
		}
		labels = append(labels, label)
	}
	return labels
}

func exposed(kind string, record domain.ID, title string, at store.SecretPlace, labels []string) []ExposedSecret {
	if len(labels) == 0 {
		return nil
	}
	return []ExposedSecret{{
		Kind: kind, Record: record, Title: title, Item: at.Item, Ref: at.Ref, ItemTitle: at.ItemTitle,
		Deployment: at.Deployment, DeploymentTitle: at.DeploymentTitle, Labels: labels,
	}}
}
