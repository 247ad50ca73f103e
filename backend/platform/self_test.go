package platform

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The test runs itself as the program; this variable says what it is to be then.
const selfAs = "RENOGEN_TEST_SELF"

func TestMain(m *testing.M) {
	switch os.Getenv(selfAs) {
	case "":
		os.Exit(m.Run())
	case "tells":
		fmt.Fprintln(os.Stderr, "1 2")
		fmt.Fprintln(os.Stderr, "2 2")
		fmt.Println(strings.Join(os.Args[1:], " "))
		os.Exit(1)
	case "waits":
		file := filepath.Join(os.TempDir(), "left behind")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			os.Exit(2)
		}
		fmt.Fprintln(os.Stderr, file)
		time.Sleep(time.Minute)
	}
}

func TestRunSelfGivesWhatWasPrintedAndTold(t *testing.T) {
	t.Setenv(selfAs, "tells")
	var told []string
	printed, err := RunSelf(t.Context(), func(line string) { told = append(told, line) }, "verify", "a b")
	if string(printed) != "verify a b\n" || err == nil || !slices.Equal(told, []string{"1 2", "2 2"}) {
		t.Errorf("%q, %v, %q", printed, err, told)
	}
}

func TestRunSelfEndsWithItsContextAndLeavesNothing(t *testing.T) {
	t.Setenv(selfAs, "waits")
	ctx, stop := context.WithCancel(t.Context())
	var left string
	_, err := RunSelf(ctx, func(line string) {
		left = line
		stop()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if _, err := os.Stat(left); left == "" || !os.IsNotExist(err) {
		t.Errorf("%q stays: %v", left, err)
	}
}
