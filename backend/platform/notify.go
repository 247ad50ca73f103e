package platform

// Notification is a message that the system shows outside of the window. It is plain text, and never anything secret:
// the screen may be locked, and other programs read along.
type Notification struct {
	Title string
	Body  string
	// Clicked is called when the person clicks on it; it may never be.
	Clicked func()
}
