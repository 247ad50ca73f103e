package share

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Kind says what a workspace may count on where its file lies.
type Kind string

// The kinds of drives.
const (
	// Local is a disk of this computer: SQLite's own locks are enough.
	Local Kind = "local"
	// Shared is a drive that others use as well. Whether its locks work is tried.
	Shared Kind = "shared"
	// Lockless is a shared drive on which locks do not hold between computers.
	Lockless Kind = "lockless"
	// WebDAV shows its files as they were some time ago: nothing can be shared there.
	WebDAV Kind = "webdav"
	// Stale is a drive whose computers go on reading what they read before, whatever the locks say.
	Stale Kind = "stale"
	// Synced is a folder that a program copies to other computers whenever it likes.
	Synced Kind = "synced"
)

// Drive is where a file lies.
type Drive struct {
	Kind Kind `json:"kind"`
	// System is what the drive is called: nfs4, cifs, fuse.sshfs, OneDrive; empty when the system does not tell.
	System string `json:"system"`
	// Root is where it begins on this computer.
	Root string `json:"root"`
}

// Refused says whether no workspace is opened there, whatever a trial says.
func (d Drive) Refused() bool { return d.Kind == WebDAV || d.Kind == Synced || d.Kind == Stale }

// DriveOf finds out on what kind of drive a file lies, or would lie.
func DriveOf(path string) (Drive, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return Drive{}, err
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(whole))
	if err != nil {
		return Drive{}, driveError(err)
	}
	if synced, ok := syncFolder(folder); ok {
		return synced, nil
	}
	return driveOf(folder)
}

// Systems by what they can do. Those of neither list are tried as shared drives.
var (
	localSystems = []string{
		"apfs", "bcachefs", "btrfs", "ecryptfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fuseblk", "hfs", "hfsplus",
		"jfs", "msdos", "nilfs2", "ntfs", "ntfs3", "overlay", "ramfs", "reiserfs", "squashfs", "tmpfs", "ufs", "vfat", "xfs", "zfs",
	}
	locklessSystems = []string{
		"fuse.curlftpfs", "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "fuse.smbnetfs", "ftp",
	}
	webdavSystems = []string{"davfs", "fuse.davfs", "fuse.davfs2", "fuse.wdfs", "webdav"}
	// locklessOptions are those of mounts whose locks stay on one computer.
	locklessOptions = []string{"nolock", "nobrl", "local_lock=all", "local_lock=posix", "local_lock=flock"}
)

// kindOf says what a system can do that is mounted with these options.
func kindOf(system string, options []string) Kind {
	system = strings.ToLower(system)
	switch {
	case slices.Contains(localSystems, system):
		return Local
	case system == "fuse.glusterfs": // a workspace was damaged there, with and without locks
		return Stale
	case slices.Contains(webdavSystems, system):
		return WebDAV
	case slices.Contains(locklessSystems, system):
		return Lockless
	case slices.ContainsFunc(options, func(o string) bool { return slices.Contains(locklessOptions, o) }):
		return Lockless
	}
	return Shared
}

// A program that synchronises folders is known by what it leaves in the folder, or by the folder's name.
var syncPrograms = []struct {
	name    string
	markers []string // patterns of files in its folder
	folders []string // patterns of the folder's own name
}{
	{"OneDrive", []string{".849C9593-D756-4E56-8D6E-42412F2A707B"}, []string{"OneDrive", "OneDrive - *"}},
	{"Dropbox", []string{".dropbox", ".dropbox.cache"}, []string{"Dropbox", "Dropbox (*)"}},
	{"Nextcloud", []string{".nextcloudsync.log", ".owncloudsync.log", ".sync_*.db", "._sync_*.db"}, nil},
	{"Google Drive", []string{".tmp.drivedownload", ".tmp.driveupload"}, []string{"Google Drive", "GoogleDrive-*"}},
	{"iCloud Drive", nil, []string{"iCloudDrive", "com~apple~CloudDocs", "Mobile Documents"}},
	{"Syncthing", []string{".stfolder", ".stignore"}, nil},
	{"Resilio Sync", []string{".sync/ID"}, nil},
	{"Box", nil, []string{"Box Sync"}},
	{"a cloud drive", nil, []string{"CloudStorage"}},
}

// syncFolder looks upwards for a folder that some program synchronises.
func syncFolder(folder string) (Drive, bool) {
	for {
		for _, p := range syncPrograms {
			named := slices.ContainsFunc(p.folders, func(pattern string) bool {
				ok, err := filepath.Match(pattern, filepath.Base(folder))
				return err == nil && ok
			})
			if named || slices.ContainsFunc(p.markers, func(pattern string) bool { return hasFile(folder, pattern) }) {
				return Drive{Kind: Synced, System: p.name, Root: folder}, true
			}
		}
		above := filepath.Dir(folder)
		if above == folder {
			return Drive{}, false
		}
		folder = above
	}
}

func hasFile(folder, pattern string) bool {
	if !strings.Contains(pattern, "*") {
		_, err := os.Lstat(filepath.Join(folder, pattern))
		return err == nil
	}
	found, err := filepath.Glob(filepath.Join(escapeGlob(folder), pattern))
	return err == nil && len(found) > 0
}

func escapeGlob(path string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path)
}
