package domain

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
