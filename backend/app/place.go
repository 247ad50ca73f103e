package app

import "renogen/backend/share"

// DrivePlace is where the file of a workspace lies, and how it is used there.
type DrivePlace struct {
	Kind share.Kind `json:"kind"`
	// System is what the drive is called: nfs4, cifs, fuse.sshfs; empty when the system does not tell.
	System string `json:"system"`
	// Root is where the drive begins on this computer.
	Root string     `json:"root"`
	Mode share.Mode `json:"mode"`
	// Away: the drive cannot be reached just now.
	Away bool `json:"away"`
}

// Place says where the file lies.
func (a *App) Place() DrivePlace {
	drive := a.db.Fitness().Drive
	return DrivePlace{Kind: drive.Kind, System: drive.System, Root: drive.Root, Mode: a.db.Mode(), Away: a.away.Load()}
}
