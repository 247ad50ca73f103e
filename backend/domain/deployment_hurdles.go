package domain

import "strconv"

// Hurdle is something that stands between a deployment and its release, as a sentence.
type Hurdle struct {
	Key    Key               `json:"key"`
	Params map[string]string `json:"params,omitempty"`
	// Stops: steps cannot be started, or an item not be released, because of it. Others are warnings.
	Stops bool `json:"stops"`
}

// DeploymentFacts is what Hurdles is asked about.
type DeploymentFacts struct {
	Deployment Deployment
	Window     WindowState
	// Items counts the items by status, Steps those of the live run by state.
	Items map[string]int
	Steps map[string]int
	// Bare counts items without any activity; OverdueTasks open tasks whose end has passed.
	Bare         int
	OverdueTasks int
}

// Hurdles lists what blocks a deployment or should be looked at before it is run, what stops it first. A
// deployment that is over has none.
func Hurdles(f DeploymentFacts) []Hurdle {
	hurdles := []Hurdle{}
	if f.Window == WindowOver || f.Deployment.Archived {
		return hurdles
	}
	tell := func(stops bool, key Key, count int) {
		if count > 0 {
			hurdles = append(hurdles, Hurdle{Key: key, Params: pairs([]string{"count", strconv.Itoa(count)}), Stops: stops})
		}
	}
	tell(true, "deployment.hurdle.failed", f.Items[string(ItemFailed)])
	tell(true, "deployment.hurdle.documentation", f.Items[string(ItemDocumentation)])
	tell(true, "deployment.hurdle.review", f.Items[string(ItemReview)])
	tell(true, "deployment.hurdle.go_no_go", f.Items[string(ItemGoNoGo)])
	if f.bookMissing() {
		hurdles = append(hurdles, Hurdle{Key: "deployment.hurdle.run_book", Stops: true})
	}
	if total(f.Items) == 0 {
		hurdles = append(hurdles, Hurdle{Key: "deployment.hurdle.no_items"})
	}
	tell(false, "deployment.hurdle.no_activities", f.Bare)
	tell(false, "deployment.hurdle.on_hold", f.Steps[string(StepOnHold)])
	tell(false, "deployment.hurdle.overdue_tasks", f.OverdueTasks)
	if f.Deployment.Lead == "" {
		hurdles = append(hurdles, Hurdle{Key: "deployment.hurdle.no_lead"})
	}
	if f.Deployment.WayBack == "" {
		hurdles = append(hurdles, Hurdle{Key: "deployment.hurdle.no_way_back"})
	}
	return hurdles
}

// bookMissing: there are steps to run, but neither an approved run book nor a reason to start without one.
func (f DeploymentFacts) bookMissing() bool {
	open := f.Steps[string(StepNew)] + f.Steps[string(StepOnHold)]
	return open > 0 && f.Deployment.RunBookState != RunBookApproved && !f.Deployment.MayStartWithout()
}

func total(counts map[string]int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}
