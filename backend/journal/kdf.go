package journal

import (
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"

	"golang.org/x/crypto/argon2"
)

// KDFParams says how costly it is to try one password: Argon2id passes, memory in
// KiB, threads.
type KDFParams struct {
	Time    uint32 `json:"time"`
	Memory  uint32 `json:"memory"`
	Threads uint8  `json:"threads"`
}

// Limits on memory in KiB. Below the floor guessing is too cheap; a sealed text
// above the ceiling would only stop the workstation that opens it.
const (
	MinMemory = 64 << 10
	MaxMemory = 1 << 20

	maxTime    = 16
	maxThreads = 16
)

// DefaultKDF is for the passwords of people.
func DefaultKDF() KDFParams { return KDFParams{Time: 3, Memory: 256 << 10, Threads: 4} }

// FastKDF is the cheapest that is accepted. It is for the sample workspace, whose
// passwords are public, and for invitation codes, which are random.
func FastKDF() KDFParams { return KDFParams{Time: 1, Memory: MinMemory, Threads: 4} }

func (p KDFParams) check() error {
	if p == cheapKDF && cheapAllowed.Load() {
		return nil
	}
	if p.Memory < MinMemory || p.Memory > MaxMemory || p.Time < 1 || p.Time > maxTime || p.Threads < 1 || p.Threads > maxThreads {
		return fmt.Errorf("journal: key derivation with time %d, memory %d KiB, threads %d is outside the limits",
			p.Time, p.Memory, p.Threads)
	}
	return nil
}

// derive makes a 32-byte key for one purpose from a password or code.
func (p KDFParams) derive(password string, salt []byte, purpose string) ([]byte, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	stretched := argon2.IDKey([]byte(password), salt, p.Time, p.Memory, p.Threads, 32)
	return hkdf.Key(sha256.New, stretched, salt, purpose, 32)
}
