package journal

import (
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

type signedText struct{ message, signature, public string }

func someSigned(n int) []signedText {
	out := make([]signedText, n)
	for i := range out {
		key := ed25519.NewKeyFromSeed([]byte(fmt.Sprintf("a seed of thirty-two bytes %05d", i%3)))
		message := fmt.Sprintf("message %d", i)
		out[i] = signedText{message, hex.EncodeToString(ed25519.Sign(key, []byte(message))), hex.EncodeToString(key.Public().(ed25519.PublicKey))}
	}
	return out
}

func whole(signed []signedText) bool {
	b := NewBatch()
	for _, s := range signed {
		b.Add([]byte(s.message), s.signature, s.public)
	}
	return b.Whole()
}

func TestBatchAcceptsWhatIsRight(t *testing.T) {
	for _, n := range []int{0, 1, 2, 64, 300} {
		if !whole(someSigned(n)) {
			t.Errorf("%d right signatures are refused", n)
		}
	}
}

// One wrong byte anywhere, in any of the signatures, is found.
func TestBatchFindsOneWrongByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		signed := someSigned(rapid.IntRange(1, 20).Draw(t, "n"))
		at := rapid.IntRange(0, len(signed)-1).Draw(t, "at")
		part := rapid.SampledFrom([]*string{&signed[at].message, &signed[at].signature, &signed[at].public}).Draw(t, "part")
		b := []byte(*part)
		i := rapid.IntRange(0, len(b)-1).Draw(t, "byte")
		if b[i]++; b[i] == 'g' || b[i] == ':' {
			b[i] = '0'
		}
		*part = string(b)
		if whole(signed) {
			t.Fatalf("byte %d of %s passed", i, b)
		}
	})
}

func TestBatchFindsSwappedSignatures(t *testing.T) {
	signed := someSigned(10)
	signed[2].signature, signed[5].signature = signed[5].signature, signed[2].signature
	if whole(signed) {
		t.Error("two swapped signatures of one key passed")
	}
}

func TestBatchRefusesWhatIsNoSignature(t *testing.T) {
	good := someSigned(1)[0]
	for name, bad := range map[string]signedText{
		"empty":       {good.message, "", good.public},
		"short":       {good.message, good.signature[2:], good.public},
		"upper case":  {good.message, "AB" + good.signature[2:], good.public},
		"no key":      {good.message, good.signature, ""},
		"large s":     {good.message, good.signature[:64] + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", good.public},
		"no point":    {good.message, "0200000000000000000000000000000000000000000000000000000000000000" + good.signature[64:], good.public},
		"other's key": {good.message, good.signature, someSigned(2)[1].public},
	} {
		if whole([]signedText{good, bad}) {
			t.Errorf("%s passed", name)
		}
	}
}

func BenchmarkBatch(b *testing.B) {
	for _, n := range []int{64, 256, 512} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			signed := someSigned(n)
			for range b.N {
				if !whole(signed) {
					b.Fatal("refused")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "us/signature")
		})
	}
}
