package platform

import (
	"os"
	"strings"
	"testing"
)

// The test program runs itself: the second run only tells what it was given.
func TestRunSelf(t *testing.T) {
	if os.Getenv("RENOGEN_TEST_SELF") != "" {
		os.Stdout.WriteString("<" + strings.Join(os.Args[1:], " ") + ">")
		os.Exit(3)
	}
	t.Setenv("RENOGEN_TEST_SELF", "1")
	printed, err := RunSelf("-test.run=TestRunSelf")
	if string(printed) != "<-test.run=TestRunSelf>" || err == nil {
		t.Errorf("printed %q, %v", printed, err)
	}
}
