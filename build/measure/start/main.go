//go:build unix

// Command start measures the time from starting a program to its painted window: start SCREEN TIMES PROGRAM...
// SCREEN is the file in which Xvfb keeps its screen (-fbdir). The programs take turns, so that what else the
// computer does troubles them all alike.
package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 4 {
		log.Fatal("usage: start SCREEN TIMES PROGRAM...")
	}
	times, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	screen, err := openScreen(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	programs := os.Args[3:]
	took := make([][]time.Duration, len(programs))
	for range times {
		for i, program := range programs {
			once, err := screen.startOf(program)
			if err != nil {
				log.Fatalf("%s: %v", program, err)
			}
			took[i] = append(took[i], once)
		}
	}
	report(programs, took)
}

func report(programs []string, took [][]time.Duration) {
	fmt.Printf("%-20s %8s %8s %8s  %s\n", "start to painted", "least", "median", "most", "median against the first")
	var first time.Duration
	for i, program := range programs {
		slices.Sort(took[i])
		median := took[i][len(took[i])/2]
		if i == 0 {
			first = median
		}
		fmt.Printf("%-20s %5d ms %5d ms %5d ms  %.2f\n", filepath.Base(program), took[i][0].Milliseconds(),
			median.Milliseconds(), took[i][len(took[i])-1].Milliseconds(), float64(median)/float64(first))
	}
}

// screen is the screen of Xvfb as it lies in memory, four bytes a pixel.
type screen struct{ pixels []byte }

// openScreen finds the pixels in a file of the X window dump format: after the header and twelve bytes a colour.
func openScreen(path string) (*screen, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	dump, err := syscall.Mmap(int(file.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, err
	}
	head := binary.BigEndian.Uint32(dump)
	colours := binary.BigEndian.Uint32(dump[19*4:])
	return &screen{pixels: dump[head+12*colours:]}, nil
}

const patience = 30 * time.Second

func (s *screen) startOf(program string) (time.Duration, error) {
	if err := s.wait(func(colours int) bool { return colours <= 1 }); err != nil {
		return 0, fmt.Errorf("the screen is not empty before the start: %w", err)
	}
	command := exec.Command(program)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // the web view's processes end with it
	begin := time.Now()
	if err := command.Start(); err != nil {
		return 0, err
	}
	painted := s.wait(func(colours int) bool { return colours >= lettered })
	took := time.Since(begin)
	if err := syscall.Kill(-command.Process.Pid, syscall.SIGKILL); err != nil {
		return 0, err
	}
	_ = command.Wait() // killed, as it should be
	return took, painted
}

// Letters have soft edges, so a page with words has many colours; an empty window has a few.
const lettered = 20

var errPatience = errors.New("nothing changed for 30 s")

func (s *screen) wait(enough func(colours int) bool) error {
	for begin := time.Now(); time.Since(begin) < patience; time.Sleep(2 * time.Millisecond) {
		if enough(s.colours()) {
			return nil
		}
	}
	return errPatience
}

// colours counts up to lettered.
func (s *screen) colours() int {
	seen := map[uint32]bool{}
	var last uint32
	for i := 0; i+4 <= len(s.pixels) && len(seen) < lettered; i += 4 {
		pixel := binary.LittleEndian.Uint32(s.pixels[i:]) & 0xffffff
		if i == 0 || pixel != last {
			seen[pixel] = true
			last = pixel
		}
	}
	return len(seen)
}
