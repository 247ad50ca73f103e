package journal

import (
	"crypto/rand"
	"crypto/sha512"

	"filippo.io/edwards25519"
)

// Batch checks many Ed25519 signatures at once, in about a third of the time that one
// by one takes. It asks for the cofactored equation over a random combination of them:
// whatever VerifySignature accepts passes, and what passes besides only the owner of
// the key can make.
type Batch struct {
	broken  bool
	base    *edwards25519.Scalar // the sum of z·s
	keys    map[string]*batchKey
	scalars []*edwards25519.Scalar
	points  []*edwards25519.Point // R of each signature
}

// batchKey sums z·k over all signatures of one key.
type batchKey struct {
	point *edwards25519.Point
	sum   *edwards25519.Scalar
}

// NewBatch begins a batch without signatures, which is whole.
func NewBatch() *Batch {
	return &Batch{base: edwards25519.NewScalar(), keys: map[string]*batchKey{}}
}

// Add takes a signature over message, with signature and public key in lower-case hex.
func (b *Batch) Add(message []byte, signature, public string) {
	sig, key, ok := signatureParts(signature, public)
	if !ok || !b.add(message, sig, key) {
		b.broken = true
	}
}

func (b *Batch) add(message, sig, key []byte) bool {
	known, err := b.key(key)
	if err != nil {
		return false
	}
	point, err := new(edwards25519.Point).SetBytes(sig[:32])
	if err != nil {
		return false
	}
	s, err := edwards25519.NewScalar().SetCanonicalBytes(sig[32:])
	if err != nil {
		return false
	}
	k, err := edwards25519.NewScalar().SetUniformBytes(challenge(sig[:32], key, message))
	if err != nil {
		return false
	}
	z := randomScalar()
	b.base.MultiplyAdd(z, s, b.base)
	known.sum.MultiplyAdd(z, k, known.sum)
	b.scalars, b.points = append(b.scalars, z), append(b.points, point)
	return true
}

func challenge(r, key, message []byte) []byte {
	h := sha512.New()
	h.Write(r)
	h.Write(key)
	h.Write(message)
	return h.Sum(nil)
}

func (b *Batch) key(public []byte) (*batchKey, error) {
	if known, ok := b.keys[string(public)]; ok {
		return known, nil
	}
	point, err := new(edwards25519.Point).SetBytes(public)
	if err != nil {
		return nil, err
	}
	known := &batchKey{point: point, sum: edwards25519.NewScalar()}
	b.keys[string(public)] = known
	return known, nil
}

// randomScalar gives 128 random bits: enough that nobody can make errors cancel out.
func randomScalar() *edwards25519.Scalar {
	buf := make([]byte, 32)
	_, _ = rand.Read(buf[:16]) // never fails
	z, err := edwards25519.NewScalar().SetCanonicalBytes(buf)
	if err != nil {
		panic("journal: 128 bits are no scalar") // they are less than the order
	}
	return z
}

// Whole says that all signatures are right. If not, it is not known which is wrong.
func (b *Batch) Whole() bool {
	if b.broken {
		return false
	}
	scalars := append([]*edwards25519.Scalar{edwards25519.NewScalar().Negate(b.base)}, b.scalars...)
	points := append([]*edwards25519.Point{edwards25519.NewGeneratorPoint()}, b.points...)
	for _, k := range b.keys {
		scalars, points = append(scalars, k.sum), append(points, k.point)
	}
	sum := new(edwards25519.Point).VarTimeMultiScalarMult(scalars, points)
	return sum.MultByCofactor(sum).Equal(edwards25519.NewIdentityPoint()) == 1
}
