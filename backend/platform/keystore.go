package platform

import (
	"errors"
	"time"

	"github.com/zalando/go-keyring"

	"renogen/backend/domain"
)

// KeyStore keeps small secrets of this computer's user where the system keeps such things: the Secret Service on Linux,
// the Credential Manager on Windows, the Keychain on macOS.
type KeyStore interface {
	// Trouble says why nothing can be kept; nil: it can.
	Trouble() error
	// Get gives what is kept under a name; not found when nothing is.
	Get(name string) (string, error)
	Set(name, secret string) error
	// Delete forgets; nothing happens when nothing is kept.
	Delete(name string) error
}

// SystemKeyStore is the one of this system.
type SystemKeyStore struct{}

// keyStoreService is the name under which the system shows what is ours.
const keyStoreService = "renogen"

// keyStorePatience is how long the system may ask its user to unlock the store.
const keyStorePatience = 2 * time.Minute

func (SystemKeyStore) Trouble() error { return keyStoreTrouble() }

func (s SystemKeyStore) Get(name string) (secret string, err error) {
	err = s.ask(func() (err error) {
		secret, err = keyring.Get(keyStoreService, name)
		return err
	})
	if errors.Is(err, keyring.ErrNotFound) {
		return "", domain.Missing()
	}
	return secret, err
}

func (s SystemKeyStore) Set(name, secret string) error {
	return s.ask(func() error { return keyring.Set(keyStoreService, name, secret) })
}

func (s SystemKeyStore) Delete(name string) error {
	err := s.ask(func() error { return keyring.Delete(keyStoreService, name) })
	if errors.Is(err, keyring.ErrNotFound) {
		return nil
	}
	return err
}

// ask waits for an answer, but not for ever: a store that nobody unlocks gives none.
func (s SystemKeyStore) ask(question func() error) error {
	if err := s.Trouble(); err != nil {
		return err
	}
	answer := make(chan error, 1)
	go func() { answer <- question() }()
	select {
	case err := <-answer:
		if err == nil || errors.Is(err, keyring.ErrNotFound) {
			return err
		}
		return domain.Unavailable("keystore.refused").Because(err)
	case <-time.After(keyStorePatience):
		return domain.Unavailable("keystore.no_answer")
	}
}
