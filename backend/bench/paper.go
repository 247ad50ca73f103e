package main

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"renogen/backend/export/pades"
	"renogen/backend/export/pdf"
	"renogen/backend/platform"
)

// What is promised of documents. The memory is the peak of the whole program that makes one.
const (
	bookTime      = 2 * time.Second
	bookMemory    = 150
	longTime      = 20 * time.Second
	longMemory    = 400
	fasterThanWeb = 4.0
)

// measurePaper has other processes print the same run book, this program and a browser, so
// that what they need can be told apart.
func measurePaper(t *table, folder string) error {
	ours, memory, err := printBook(filepath.Join(folder, "book.pdf"), 1000)
	if err != nil {
		return err
	}
	web, err := printWeb(folder, 1000)
	if err != nil {
		return err
	}
	t.duration("run book of 1,000 steps, signed twice", ours, bookTime)
	t.add("  memory", fmt.Sprintf("%d MB", memory), fmt.Sprintf("at most %d MB", bookMemory), memory <= bookMemory)
	t.add("  Chromium, the same content", round(web), "", true)
	ratio := float64(web) / float64(ours)
	t.add("  faster than Chromium", fmt.Sprintf("%.1f times", ratio), fmt.Sprintf("at least %.0f times", fasterThanWeb), ratio >= fasterThanWeb)
	if err := measureChecking(t, filepath.Join(folder, "book.pdf")); err != nil {
		return err
	}
	if err := measureSigned(t, folder); err != nil {
		return err
	}
	long, memory, err := printBook(filepath.Join(folder, "long.pdf"), 10_000)
	if err != nil {
		return err
	}
	t.duration("run book of 10,000 steps, signed twice", long, longTime)
	t.add("  memory", fmt.Sprintf("%d MB", memory), fmt.Sprintf("at most %d MB", longMemory), memory <= longMemory)
	return nil
}

// measureChecking times what can be checked without a workspace: the revisions and signatures.
func measureChecking(t *table, path string) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	begin := time.Now()
	read, err := pades.Read(file)
	if err != nil {
		return err
	}
	if n := len(read.Signatures); n != 2 || read.Signatures[0].Err != nil || read.Signatures[1].Err != nil {
		return fmt.Errorf("of two signatures %d hold", n)
	}
	t.duration("read its signatures", time.Since(begin), 3*time.Second)
	return nil
}

// printBook runs this program again to make one document, and gives how long that took and
// the most memory it had, in megabytes.
func printBook(path string, steps int) (took time.Duration, peak int, err error) {
	begin := time.Now()
	out, err := exec.Command(os.Args[0], "-book", strconv.Itoa(steps), "-out", path).Output()
	if err != nil {
		return 0, 0, err
	}
	took = time.Since(begin)
	peak, err = strconv.Atoi(strings.TrimSpace(string(out)))
	return took, peak, err
}

// writeBook is that other process: it prints its peak of memory.
func writeBook(path string, steps int) error {
	defer runtime.KeepAlive(platform.CollectSeldom()) // both as the window does
	defer platform.CollectOften()()
	book := longBook(steps)
	file, err := pdf.RunBook(book, pdf.Options{
		SignatureFields: []string{"Author", "Approver"},
		Attach:          []pdf.Attachment{{Name: "approvals.json", Description: "Approvals", MIME: "application/json", Relationship: pdf.Data, Data: bytes.Repeat([]byte("approval "), 1000)}},
	})
	if err != nil {
		return err
	}
	for i, name := range []string{"Author", "Approver"} {
		signer, err := someSigner(name)
		if err != nil {
			return err
		}
		statement := pades.Statement{Field: name, Name: name, Reason: "measured", At: book.Made.At, Certify: i == 0}
		if file, err = pades.Sign(file, statement, signer); err != nil {
			return err
		}
	}
	if err := os.WriteFile(path, file, 0o600); err != nil {
		return err
	}
	peak, err := peakMemory()
	fmt.Println(peak)
	return err
}

func someSigner(name string) (pades.Signer, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return pades.Signer{}, err
	}
	paper := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotBefore: time.UnixMilli(0), NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)}
	raw, err := x509.CreateCertificate(rand.Reader, paper, paper, key.Public(), key)
	if err != nil {
		return pades.Signer{}, err
	}
	certificate, err := x509.ParseCertificate(raw)
	return pades.Signer{Key: crypto.Signer(key), Chain: []*x509.Certificate{certificate}}, err
}

// peakMemory is the most memory that this process had, in megabytes, as the kernel counted.
func peakMemory() (int, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmHWM:" {
			kilobytes, err := strconv.Atoi(fields[1])
			return kilobytes / 1024, err
		}
	}
	return 0, fmt.Errorf("the kernel does not tell the peak of memory")
}

// printWeb has Chromium print the same content.
func printWeb(folder string, steps int) (time.Duration, error) {
	page := filepath.Join(folder, "book.html")
	if err := os.WriteFile(page, webPage(longBook(steps)), 0o600); err != nil {
		return 0, err
	}
	out := filepath.Join(folder, "web.pdf")
	begin := time.Now()
	said, err := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(folder, "chromium"),
		"--no-pdf-header-footer", "--print-to-pdf="+out, "file://"+page).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("chromium: %w\n%s", err, said)
	}
	took := time.Since(begin)
	if made, err := os.Stat(out); err != nil || made.Size() < 100_000 {
		return 0, fmt.Errorf("chromium printed nothing: %w\n%s", err, said)
	}
	return took, nil
}
