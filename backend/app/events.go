package app

import "sync"

// listeners are told after every command and after every change by others.
type listeners struct {
	mu  sync.Mutex
	all []func()
}

// OnChange calls fn after each change of the workspace, on some goroutine. fn must
// be quick and must not call the workspace itself.
func (a *App) OnChange(fn func()) {
	a.listeners.mu.Lock()
	defer a.listeners.mu.Unlock()
	a.listeners.all = append(a.listeners.all, fn)
}

func (a *App) announce() {
	a.listeners.mu.Lock()
	defer a.listeners.mu.Unlock()
	for _, fn := range a.listeners.all {
		fn()
	}
}
