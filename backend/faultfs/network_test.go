//go:build linux && faults && network

package faultfs

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"renogen/backend/share"
)

// background starts a program that runs as long as the test.
func background(t *testing.T, name string, args ...string) {
	t.Helper()
	command := exec.Command(name, args...)
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill() // it may have ended with its mount
		_ = command.Wait()
	})
}

// mounted waits until a folder is another file system than the one around it.
func mounted(t *testing.T, point string) {
	t.Helper()
	t.Cleanup(func() {
		if err := syscall.Unmount(point, syscall.MNT_DETACH); err != nil {
			t.Errorf("%s: %v", point, err)
		}
	})
	until(t, point+" is mounted", func() bool {
		var around, here syscall.Stat_t
		return syscall.Stat(filepath.Dir(point), &around) == nil && syscall.Stat(point, &here) == nil && around.Dev != here.Dev
	})
}

// folders makes those of a server and two computers.
func folders(t *testing.T) *rig {
	t.Helper()
	base := t.TempDir()
	r := &rig{t: t, folder: filepath.Join(base, "server"), mounts: []string{filepath.Join(base, "one"), filepath.Join(base, "two")}}
	for _, folder := range append(r.mounts, r.folder) {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
}

func listening(t *testing.T, port string) {
	t.Helper()
	until(t, "the server listens", func() bool {
		c, err := net.Dial("tcp", "127.0.0.1:"+port)
		return err == nil && c.Close() == nil
	})
}

// sshfs has no locks between computers, and answers as if it had.
func sshfs(t *testing.T) *rig {
	r := folders(t)
	keys, port := t.TempDir(), freePort(t)
	for _, name := range []string{"host", "user"} {
		if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", filepath.Join(keys, name)).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v", out, err)
		}
	}
	if err := os.MkdirAll("/run/sshd", 0o755); err != nil {
		t.Fatal(err)
	}
	background(t, "/usr/sbin/sshd", "-D", "-f", "/dev/null", "-p", port, "-h", filepath.Join(keys, "host"), "-o", "ListenAddress=127.0.0.1",
		"-o", "AuthorizedKeysFile="+filepath.Join(keys, "user.pub"), "-o", "StrictModes=no", "-o", "PidFile=none", "-o", "UsePAM=no",
		"-o", "PermitRootLogin=yes", "-o", "Subsystem=sftp internal-sftp")
	listening(t, port)
	for _, mount := range r.mounts {
		background(t, "sshfs", "-f", "-p", port, "-o", "IdentityFile="+filepath.Join(keys, "user")+",StrictHostKeyChecking=no,UserKnownHostsFile=/dev/null",
			"root@127.0.0.1:"+r.folder, mount)
		mounted(t, mount)
	}
	return r
}

const glusterServer = `volume posix
  type storage/posix
  option directory %s
end-volume
volume locks
  type features/locks
  subvolumes posix
end-volume
volume server
  type protocol/server
  option transport-type tcp
  option transport.socket.listen-port %s
  option auth.addr.locks.allow *
  subvolumes locks
end-volume
`

const glusterClient = `volume client
  type protocol/client
  option transport-type tcp
  option remote-host 127.0.0.1
  option remote-port %s
  option remote-subvolume locks
end-volume
`

// gluster has locks that cross computers, and is mounted so that nothing old is read.
func gluster(t *testing.T) *rig {
	r := folders(t)
	notes, port := t.TempDir(), freePort(t)
	write := func(name, text string) string {
		path := filepath.Join(notes, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	background(t, "glusterfsd", "-N", "-f", write("server.vol", fmt.Sprintf(glusterServer, r.folder, port)), "-l", filepath.Join(notes, "server.log"))
	listening(t, port)
	for i, mount := range r.mounts {
		background(t, "glusterfs", "-N", "--direct-io-mode=enable", "--attribute-timeout=0", "--entry-timeout=0", "-f", write("client.vol", fmt.Sprintf(glusterClient, port)), "-l", filepath.Join(notes, fmt.Sprint(i, ".log")), mount)
		mounted(t, mount)
	}
	return r
}

// The same over two real file systems of networks: one without locks between computers, one with locks.
func TestNothingIsLostOnRealNetworkDrives(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(*testing.T) *rig
		want share.Mode
	}{{"sshfs", sshfs, share.InTurn}, {"gluster", gluster, share.InTurn}} {
		t.Run(c.name, func(t *testing.T) {
			s := newShop(c.make(t))
			t.Setenv(slowDrive, "yes")
			if c.name == "gluster" { // refused otherwise: without direct-io its computers read what is old, and damage was seen
				t.Setenv(takenFor, string(share.Lockless))
			}
			f, err := share.Open(s.at(s.mounts[0]), options(false))
			if err != nil {
				t.Fatal(err)
			}
			if f.Mode() != c.want {
				t.Errorf("used as %s: %+v", f.Mode(), f.Fitness())
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			count := often(5, 40)
			out := s.rage(8, count, "tried", 0)
			if items := s.check(out.acks); items != 8*count || len(out.acks) != items {
				t.Errorf("%d items, %d acknowledged, %d wanted", items, len(out.acks), 8*count)
			}
			t.Logf("p50 %v, p99 %v", percentile(out.acks, 50), percentile(out.acks, 99))
		})
	}
}
