package domain

import "cmp"

// RequestAction is what a person does to a deployment request.
type RequestAction string

// Actions, one per command request.*.
const (
	RequestEdit     RequestAction = "edit"
	RequestWithdraw RequestAction = "withdraw"
	RequestApprove  RequestAction = "approve"
	RequestReject   RequestAction = "reject"
)

var requestRules = map[RequestState]map[RequestAction]RequestState{
	RequestNew: {
		RequestEdit: RequestNew, RequestWithdraw: RequestWithdrawn, RequestApprove: RequestApproved, RequestReject: RequestRejected,
	},
	RequestRejected: {RequestEdit: RequestNew, RequestWithdraw: RequestWithdrawn},
}

// NextRequestState gives the state that an action leads to, or why there is none (spec 1.4).
func NextRequestState(state RequestState, action RequestAction) (RequestState, error) {
	next, known := requestRules[state][action]
	if !known {
		return "", Conflict("request.no_such_change", "action", string(action), "state", string(state))
	}
	return next, nil
}

// CompareRequests orders requests for a list: those that wait for a decision by start, then the others, newest first.
func CompareRequests(a, b Request) int {
	if byState := cmp.Compare(flag(a.State != RequestNew), flag(b.State != RequestNew)); byState != 0 {
		return byState
	}
	byStart := cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	if a.State != RequestNew {
		return -byStart
	}
	return byStart
}
