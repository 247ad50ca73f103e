package share

import (
	"os"
	"path/filepath"
	"testing"
)

const mounts = `22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:26 / /mnt/team\040files rw,relatime - nfs4 files:/team rw,vers=4.2,hard,local_lock=none
31 22 0:27 / /mnt/old rw,relatime - nfs files:/old rw,vers=3,nolock,local_lock=all
32 22 0:28 / /mnt/win rw,relatime - cifs //files/win rw,vers=3.1.1,nobrl
33 22 0:29 / /mnt/brl rw,relatime - cifs //files/win rw,vers=3.1.1
34 22 0:30 / /mnt/ssh rw,nosuid - fuse.sshfs me@files:/ rw
35 22 0:31 / /mnt/dav rw - fuse http://files/ rw
36 35 0:32 / /mnt/dav rw - davfs http://files/ rw
37 22 0:33 / /mnt/gl rw - fuse.glusterfs files:/g rw
38 22 0:34 / /mnt/teamwork rw - tmpfs tmpfs rw
`

func TestKindOfDriveComesFromTheMountThatIsNearest(t *testing.T) {
	for folder, want := range map[string]Drive{
		"/data":                   {Local, "ext4", "/"},
		"/mnt/team files":         {Shared, "nfs4", "/mnt/team files"},
		"/mnt/team files/a/b":     {Shared, "nfs4", "/mnt/team files"},
		"/mnt/team":               {Local, "ext4", "/"},
		"/mnt/old/x":              {Lockless, "nfs", "/mnt/old"},
		"/mnt/win":                {Lockless, "cifs", "/mnt/win"},
		"/mnt/brl":                {Shared, "cifs", "/mnt/brl"},
		"/mnt/ssh/deep":           {Lockless, "fuse.sshfs", "/mnt/ssh"},
		"/mnt/dav/deep":           {WebDAV, "davfs", "/mnt/dav"},
		"/mnt/gl":                 {Stale, "fuse.glusterfs", "/mnt/gl"},
		"/mnt/teamwork/something": {Local, "tmpfs", "/mnt/teamwork"},
	} {
		if got, ok := mountOf(mounts, folder); !ok || got != want {
			t.Errorf("%s: %+v, want %+v", folder, got, want)
		}
	}
}

func TestFoldersOfSyncProgramsAreKnown(t *testing.T) {
	base := t.TempDir()
	for path, want := range map[string]string{
		"OneDrive - Team/releases/x": "OneDrive", "Dropbox/x": "Dropbox", "box/.dropbox.cache/": "Dropbox",
		"next/.sync_0a1b.db/": "Nextcloud", "thing/deep/.stfolder/": "Syncthing", "plain/x": "", "my-dropbox/x": "",
	} {
		whole := filepath.Join(base, path)
		if err := os.MkdirAll(whole, 0o700); err != nil {
			t.Fatal(err)
		}
		drive, err := DriveOf(filepath.Join(filepath.Dir(whole), "team.renogen"))
		if err != nil {
			t.Fatal(err)
		}
		if (drive.Kind == Synced) != (want != "") || want != "" && drive.System != want {
			t.Errorf("%s: %+v, want %q", path, drive, want)
		}
	}
	if drive, err := DriveOf(filepath.Join(base, "team.renogen")); err != nil || drive.Kind != Local {
		t.Errorf("a folder of this computer: %+v, %v", drive, err)
	}
}
