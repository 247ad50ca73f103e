package platform

import (
	"log/slog"
	"os"
	"strings"
)

// HostName is what this computer is called in the network; empty when the system does not tell.
func HostName() string {
	name, err := os.Hostname()
	if err != nil {
		slog.Warn("name of this computer unknown", "cause", err)
	}
	return name
}

// bootFile tells on Linux which start of which machine this is. Copies of a machine start on their own.
const bootFile = "/proc/sys/kernel/random/boot_id"

// Boot is the same for all programs on this computer and for those on no other one, even when it is a copy of this
// one, name and all. It is empty where the system has nothing of the kind.
func Boot() string {
	id, err := os.ReadFile(bootFile)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}
