package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func init() {
	programs["full disk"] = func(args []string) (any, error) { return onFullDisk(args[0], args[1], args[2]) }
}

// fullDisk is what happened on a disk on which there was no more room.
type fullDisk struct {
	Key    domain.Key `json:"key"`
	Cause  string     `json:"cause"`
	Left   []string   `json:"left"`
	Before []byte     `json:"before"`
	After  []byte     `json:"after"`
}

// onFullDisk copies a workspace onto a small disk of its own and does there what there is no room for.
func onFullDisk(what, from, folder string) (out fullDisk, err error) {
	if out.Before, err = os.ReadFile(from); err != nil {
		return out, err
	}
	size, path := len(out.Before), filepath.Join(folder, "full.renogen")
	room := map[string]int{"backup": size/2 + 1<<16, "upgrade without backup": size / 2, "upgrade": size + size/16}[what]
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprintf("size=%d", size+room)); err != nil {
		return out, fmt.Errorf("mount: %w", err)
	}
	if err := os.WriteFile(path, out.Before, 0o600); err != nil {
		return out, err
	}
	if what == "backup" {
		b := app.Backing{Path: path, Folder: app.BackupFolder(path), Reason: domain.BackupByHand, Level: app.Quick}
		_, err = b.BackUp(olderHost(), app.Actor{})
	} else {
		_, err = app.Upgrade(path, olderHost(), "Ann", testkit.Password, nil)
	}
	if ours, ok := errors.AsType[*domain.Error](err); ok {
		out.Key, out.Cause = ours.Key, err.Error()
	}
	out.Left, err = filepath.Glob(filepath.Join(app.BackupFolder(path), "*"))
	if err != nil {
		return out, err
	}
	out.After, err = os.ReadFile(path)
	return out, err
}

// A full disk is told as such; what was there is there as it was, and no part of a backup passes for one.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	from := testkit.Version1(t)
	for what, left := range map[string]int{"backup": 0, "upgrade without backup": 0, "upgrade": 2} {
		t.Run(what, func(t *testing.T) {
			run := program(t, "full disk", what, from, t.TempDir())
			run.SysProcAttr = ownMounts()
			if err := run.Start(); err != nil {
				t.Fatal(err)
			}
			var out fullDisk
			if o := ended(t, run); o.Cause != "" {
				t.Fatal(o.Cause)
			} else if err := json.Unmarshal(o.Answer, &out); err != nil {
				t.Fatal(err)
			}
			if out.Key != "workspace.disk_full" {
				t.Errorf("it says %s: %s", out.Key, out.Cause)
			}
			if len(out.Left) != left {
				t.Errorf("left: %v", out.Left)
			}
			if !sameWorkspace(t, out.Before, out.After) {
				t.Error("the workspace is not as it was")
			}
		})
	}
}

// ownMounts lets a program mount what nobody else sees, whoever runs the tests.
func ownMounts() *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		attr.Cloneflags |= syscall.CLONE_NEWUSER
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
	}
	return attr
}

func sameWorkspace(t *testing.T, before, after []byte) bool {
	t.Helper()
	if bytes.Equal(before, after) {
		return true
	}
	folder := t.TempDir()
	heads := []string{}
	for name, content := range map[string][]byte{"before": before, "after": after} {
		path := filepath.Join(folder, name+".renogen")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		report := verify(t, path, app.Full)
		if !report.Whole() {
			t.Errorf("%s: %+v", name, report.Findings)
		}
		heads = append(heads, fmt.Sprint(report.Head, report.Schema))
	}
	return heads[0] == heads[1]
}
