package pdf

import (
	"errors"
	"testing"
)

func TestHowFarItIsIsTold(t *testing.T) {
	o := english
	var told []int
	all := 0
	o.Progress = func(done, of int) { told, all = append(told, done), of }
	if _, err := RunBook(sampleBook(), o); err != nil {
		t.Fatal(err)
	}
	if len(told) < 5 || len(told) != all || told[0] != 1 || told[all-1] != all {
		t.Errorf("told %v of %d pages", told, all)
	}
}

func TestMakingEndsWhenItIsStopped(t *testing.T) {
	stop := errors.New("enough")
	for name, when := range map[string]int{"while it is laid out": 3, "while it is drawn": 320} {
		o := english
		asked, pages := 0, 0
		o.Progress = func(int, int) { pages++ }
		o.Stop = func() error {
			if asked++; asked > when {
				return stop
			}
			return nil
		}
		file, err := RunBook(large(300), o)
		if !errors.Is(err, stop) || file != nil {
			t.Errorf("%s: %d bytes, %v", name, len(file), err)
		}
		if drawn := when - 300; pages != max(0, drawn) {
			t.Errorf("%s: %d pages are drawn", name, pages)
		}
	}
}
