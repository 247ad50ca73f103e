package api

import (
	"renogen/backend/app"
	"renogen/backend/domain"
)

// Sent is one of several commands that are done together: the id that the window made for it, and its payload as JSON.
type Sent struct {
	ID      domain.ID `json:"id"`
	Payload string    `json:"payload"`
}

// DoAll does one command several times in one transaction: all or none. The same ids again give the first receipts.
func (d *Door) DoAll(name string, sent []Sent) (receipts []app.Receipt, err error) {
	defer guard(&err)
	w, actor, err := d.desk.session()
	if err != nil {
		return nil, err
	}
	orders := []app.Order{}
	for _, one := range sent {
		payload, err := app.Payload(name, []byte(one.Payload))
		if err != nil {
			return nil, err
		}
		orders = append(orders, app.Order{Actor: actor, ID: one.ID, Name: name, Payload: payload})
	}
	if len(orders) == 0 {
		return []app.Receipt{}, nil
	}
	if receipts, err = w.DoAll(orders); err != nil {
		logRefusal(name, actor, err)
		return nil, err
	}
	renewKeys(w, actor, name)
	return receipts, nil
}
