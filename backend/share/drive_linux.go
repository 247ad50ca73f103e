package share

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Magic numbers of statfs, for where the table of mounts cannot be read.
var magics = map[int64]string{0x6969: "nfs", 0xFE534D42: "smb2", 0xFF534D42: "cifs", 0x65735546: "fuse", 0x01021997: "9p"}

// driveOf reads the table of mounts: the longest mount point above the folder counts, of several at one place the last.
func driveOf(folder string) (Drive, error) {
	table, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return byMagic(folder)
	}
	drive, ok := mountOf(string(table), folder)
	if !ok {
		return byMagic(folder)
	}
	if above, rest, ok := strings.Cut(folder, "/gvfs/"); ok && strings.HasPrefix(rest, "dav") { // GNOME mounts everything below one
		drive = Drive{Kind: WebDAV, System: "gvfs", Root: filepath.Join(above, "gvfs")}
	}
	return drive, nil
}

// mountOf finds the mount of a folder in the table, whose lines are described in proc_pid_mountinfo(5).
func mountOf(table, folder string) (Drive, bool) {
	found := Drive{}
	for line := range strings.Lines(table) {
		mount, system, ok := strings.Cut(strings.TrimSpace(line), " - ")
		fields, about := strings.Fields(mount), strings.Fields(system)
		if !ok || len(fields) < 6 || len(about) < 1 {
			continue
		}
		root := unescapeMount(fields[4])
		if !isBelow(folder, root) || len(root) < len(found.Root) {
			continue
		}
		options := strings.Split(fields[5], ",")
		if len(about) > 2 {
			options = append(options, strings.Split(about[2], ",")...)
		}
		found = Drive{Kind: kindOf(about[0], options), System: about[0], Root: root}
	}
	return found, found.Root != ""
}

func isBelow(folder, root string) bool {
	return folder == root || strings.HasPrefix(folder, strings.TrimSuffix(root, "/")+"/")
}

// unescapeMount reads the characters that the table writes in octal.
func unescapeMount(text string) string {
	return strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(text)
}

func byMagic(folder string) (Drive, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return Drive{}, driveError(err)
	}
	if system, ok := magics[s.Type&0xFFFFFFFF]; ok {
		return Drive{Kind: kindOf(system, nil), System: system, Root: folder}, nil
	}
	return Drive{Kind: Local, Root: folder}, nil
}
