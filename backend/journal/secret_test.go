package journal

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func projectKey(t testing.TB, seed byte) PrivateKey {
	t.Helper()
	key, err := NewProjectKey(seeded(seed))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// Sealed by an earlier build: must open for ever.
const (
	knownValue = "hpke1:80582a5cea5588395c9b201608031a5ac53513be6f82153cc72578b0bfc8cc113f3b7b0e64ec9f8dfbd94ef7b1466c1123e4816f092340948b51f3e61421d31d85f531cb205c5bffa566cf6fe35de510a612c98e2881cb4bfb0a270fda05aa867080865775d2d83ede46662612e22fca"
	knownGrant = "hpke1:71809ee77b1f3b1865dfe430820705a02cecfa5209527f80808878b89112546f66a01474c0f2fe77d988436dad73724fdb34d35427bf9c469a91ab14f76714350b3de53c6012bb11fc1d4fbc2bb2574c"
)

func TestKnownSealedValues(t *testing.T) {
	alice, _ := newKeys(t, aliceID, 1)
	project := projectKey(t, 3)
	granted, err := OpenProjectKey(alice.Opening(), knownGrant, []byte("project/1"))
	if err != nil || granted.Public() != project.Public() {
		t.Fatalf("grant: %v", err)
	}
	value, err := OpenValue(granted, knownValue, []byte("project/1"))
	if err != nil || string(value) != "s3cret" {
		t.Errorf("value: %q %v", value, err)
	}
	tag, err := Tag(granted, "0190c0de-0000-7000-8000-0000000000d0", value)
	if err != nil || tag != "d539e9ae643ba1afd0783fa59c53accdffd10b29b908854fc45e6c43e7c6f69e" {
		t.Errorf("tag: %s %v", tag, err)
	}
}

func TestValuesOpenForHoldersOnly(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		project, other := projectKey(t, 3), projectKey(t, 4)
		value := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(r, "value")
		aad := rapid.SliceOf(rapid.Byte()).Draw(r, "aad")
		sealed, err := SealValue(project.Public(), value, aad)
		if err != nil {
			r.Fatal(err)
		}
		if got, err := OpenValue(project, sealed, aad); err != nil || !bytes.Equal(got, value) {
			r.Fatalf("%x %v", got, err)
		}
		bytesSealed := (len(sealed) - len(sealedPrefix)) / 2
		if !IsSealed(sealed) || (bytesSealed-encSize-16)%padding != 0 {
			r.Fatalf("%d bytes: the length shows", bytesSealed)
		}
		i := rapid.IntRange(len(sealedPrefix), len(sealed)-1).Draw(r, "place")
		changed := []byte(sealed)
		changed[i] = map[bool]byte{true: '1', false: '0'}[changed[i] == '0']
		for name, err := range map[string]error{
			"other project": second(OpenValue(other, sealed, aad)),
			"other place":   second(OpenValue(project, sealed, append(slices.Clone(aad), 1))),
			"as a key":      second(OpenProjectKey(project, sealed, aad)),
			"changed":       second(OpenValue(project, string(changed), aad)),
			"cut":           second(OpenValue(project, sealed[:len(sealed)-2], aad)),
		} {
			if keyOf(err) != keySecretBad {
				r.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestSealedTextsHaveOneSpelling(t *testing.T) {
	project := projectKey(t, 3)
	upper := sealedPrefix + strings.ToUpper(strings.TrimPrefix(knownValue, sealedPrefix))
	for _, bad := range []string{"", "s3cret", sealedPrefix, sealedPrefix + "0", sealedPrefix + "zz", "hpke2:" + knownValue[6:], upper, knownValue + " "} {
		if _, err := OpenValue(project, bad, []byte("project/1")); keyOf(err) != keySecretBad {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestSealingNeedsAGoodKey(t *testing.T) {
	for _, bad := range badX25519 {
		if _, err := SealValue(bad, []byte("x"), nil); keyOf(err) != keyKeyBad {
			t.Errorf("value to %q: %v", bad, err)
		}
		if _, err := SealProjectKey(projectKey(t, 3), bad, nil); keyOf(err) != keyKeyBad {
			t.Errorf("key to %q: %v", bad, err)
		}
	}
}

func TestEqualValuesAreSealedDifferently(t *testing.T) {
	project := projectKey(t, 3)
	a, errA := SealValue(project.Public(), []byte("x"), nil)
	b, errB := SealValue(project.Public(), []byte("x"), nil)
	if errA != nil || errB != nil || a == b {
		t.Errorf("%v %v: equal values can be told from their sealed texts", errA, errB)
	}
}

func TestUnpaddedRefusesLengthsBeyondTheEnd(t *testing.T) {
	for _, bad := range [][]byte{nil, {0, 0, 0}, {0, 0, 0, 1}, {255, 255, 255, 255, 1, 2}} {
		if v, err := unpadded(bad); err == nil {
			t.Errorf("%x gave %x", bad, v)
		}
	}
}

func TestTags(t *testing.T) {
	tag := func(project PrivateKey, deployment, value string) string {
		s, err := Tag(project, deployment, []byte(value))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	one := tag(projectKey(t, 3), "d1", "v")
	if one != tag(projectKey(t, 3), "d1", "v") {
		t.Error("equal values have different tags")
	}
	for name, other := range map[string]string{
		"value": tag(projectKey(t, 3), "d1", "w"), "deployment": tag(projectKey(t, 3), "d2", "v"), "project": tag(projectKey(t, 4), "d1", "v"),
	} {
		if other == one {
			t.Errorf("another %s has the same tag", name)
		}
	}
}
