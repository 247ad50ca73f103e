package platform

import (
	"errors"
	"testing"

	"github.com/godbus/dbus/v5"

	"renogen/backend/domain"
)

const (
	secretsPath    = dbus.ObjectPath("/org/freedesktop/secrets")
	collectionPath = dbus.ObjectPath("/org/freedesktop/secrets/aliases/default")
	itemPath       = dbus.ObjectPath("/org/freedesktop/secrets/collection/default/1")
	secretsPrefix  = "org.freedesktop.Secret."
)

// kept is a secret as it goes over the bus.
type kept struct {
	Session     dbus.ObjectPath
	Parameters  []byte
	Value       []byte
	ContentType string
}

// secrets is a Secret Service with room for one secret. While locked nobody gets into it.
type secrets struct {
	locked     bool
	attributes map[string]string
	secret     *kept
}

func (s *secrets) OpenSession(string, dbus.Variant) (dbus.Variant, dbus.ObjectPath, *dbus.Error) {
	return dbus.MakeVariant(""), secretsPath, nil
}

func (s *secrets) Unlock(paths []dbus.ObjectPath) ([]dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	if s.locked {
		return nil, "/", nil
	}
	return paths, "/", nil
}

func (s *secrets) CreateItem(properties map[string]dbus.Variant, secret kept, _ bool) (dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	s.attributes, s.secret = properties[secretsPrefix+"Item.Attributes"].Value().(map[string]string), &secret
	return itemPath, "/", nil
}

func (s *secrets) SearchItems(wanted map[string]string) ([]dbus.ObjectPath, *dbus.Error) {
	if s.secret == nil || wanted["username"] != s.attributes["username"] || wanted["service"] != s.attributes["service"] {
		return nil, nil
	}
	return []dbus.ObjectPath{itemPath}, nil
}

func (s *secrets) GetSecret(dbus.ObjectPath) (kept, *dbus.Error) { return *s.secret, nil }

func (s *secrets) Delete() (dbus.ObjectPath, *dbus.Error) {
	s.secret = nil
	return "/", nil
}

func (s *secrets) Close() *dbus.Error { return nil }

func TestKeyStore(t *testing.T) {
	bus := sessionBus(t)
	store, service := SystemKeyStore{}, &secrets{}
	wantRefusal(t, "without a service", store.Set("ann", "key"), "keystore.none")
	for path, faces := range map[dbus.ObjectPath][]string{
		secretsPath: {"Service", "Session"}, collectionPath: {"Collection"}, itemPath: {"Item"},
	} {
		for _, face := range faces {
			must(t, bus.Export(service, path, secretsPrefix+face))
		}
	}
	if reply, err := bus.RequestName(secretService, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(reply, err)
	}

	must(t, store.Trouble())
	_, err := store.Get("ann")
	if domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("what is not there: %v", err)
	}
	must(t, store.Set("ann", "key"))
	if secret, err := store.Get("ann"); err != nil || secret != "key" || service.attributes["service"] != "renogen" {
		t.Errorf("kept %q, %v", secret, err)
	}
	if _, err := store.Get("ben"); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("another one's: %v", err)
	}
	service.locked = true
	_, err = store.Get("ann")
	wantRefusal(t, "locked", err, "keystore.refused")
	service.locked = false
	must(t, errors.Join(store.Delete("ann"), store.Delete("ann")))
	if service.secret != nil {
		t.Error("it is kept still")
	}
}

func TestKeyStoreWithoutABus(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	wantRefusal(t, "trouble", SystemKeyStore{}.Trouble(), "keystore.none")
}

func wantRefusal(t *testing.T, what string, err error, key domain.Key) {
	t.Helper()
	if ours, ok := errors.AsType[*domain.Error](err); !ok || ours.Code != domain.CodeUnavailable || ours.Key != key {
		t.Errorf("%s: %v", what, err)
	}
}
