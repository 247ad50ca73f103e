package app_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// Backups of workspaces with so many megabytes of files in them, verified, with a signed manifest.
func BenchmarkBackup(b *testing.B) {
	const one = 10 << 20
	for _, size := range []int{1, 20} {
		b.Run(fmt.Sprintf("%d0_MB", size), func(b *testing.B) {
			w := testkit.New(b)
			w.Project()
			for i := range size {
				content := io.LimitReader(rand.NewChaCha8([32]byte{byte(i)}), one)
				if _, err := w.AddFile(w.As("Entry"), fmt.Sprintf("dump %d.bin", i), content); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(size) * one)
			for b.Loop() {
				backing := app.Backing{Path: w.Path(), Folder: b.TempDir(), Reason: domain.BackupByHand, Level: app.Quick}
				if _, err := backing.BackUp(w.Host, w.As("Ann")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
