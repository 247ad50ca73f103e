//go:build linux && faults

package faultfs

import (
	"bufio"
	"database/sql"
	"fmt"
	"os"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3" // the plain driver, as another program has it
)

// workSlowly begins a transaction that changes more than the cache holds, says so when it has begun to change the file,
// and waits to be killed.
func workSlowly(path string) error {
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=rw&_txlock=immediate&_journal_mode=PERSIST&_synchronous=EXTRA")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	for _, statement := range []string{
		"PRAGMA cache_size=2", "BEGIN IMMEDIATE", "UPDATE deployments SET title = 'Half'", "UPDATE users SET name = name || ' half'",
		"CREATE TABLE spill (x)", "INSERT INTO spill WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) SELECT randomblob(12000) FROM n",
	} {
		if _, err := db.Exec(statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	fmt.Println("begun")
	time.Sleep(time.Hour)
	return nil
}

// A workstation dies in the middle of a commit, while the other one has looked at the file just before and its computer
// keeps names and attributes for some time: half a command is never seen, nor made permanent.
func TestJournalOfADeadWorkstationIsFoundBehindAStaleCache(t *testing.T) {
	for range often(3, 20) {
		s := newShop(newRig(t, "-cached"))
		st := s.station(1, "11", true)
		first, err := st.try("Before")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := st.Head(); err != nil {
			t.Fatal(err)
		}
		writer := as("writer", s.at(s.mounts[0]))
		out, err := writer.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := writer.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "begun\n" {
			t.Fatalf("%q, %v", line, err)
		}
		if err := writer.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = writer.Wait() // it was killed
		if head, err := os.ReadFile(s.at(s.folder) + "-journal"); err != nil || head[0] != 0xd9 {
			t.Fatalf("the journal is not hot: %v", err)
		}
		last, err := st.try("After")
		if err != nil {
			t.Fatal(err)
		}
		if items := s.check([]ack{first, last}); items != 2 {
			t.Errorf("%d items", items)
		}
	}
}
