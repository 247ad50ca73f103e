package platform

// Version is the version of the program. The installer's version in wails.json is the same; a test compares.
const Version = "0.1.0"
