package journal

import (
	"bytes"
	"crypto/ecdh"
	"math/big"
	"slices"
)

// prime25519 is 2^255-19; edwardsD the constant d of the curve's equation
// -x^2 + y^2 = 1 + d x^2 y^2.
var (
	prime25519 = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 255), big.NewInt(19))
	edwardsD   = fraction(big.NewInt(-121665), big.NewInt(121666))
)

func fraction(over, under *big.Int) *big.Int {
	inverse := new(big.Int).ModInverse(under, prime25519)
	product := new(big.Int).Mul(over, inverse)
	return product.Mod(product, prime25519)
}

// validEd25519 accepts the one spelling of a point on the curve whose order is
// not 1, 2, 4 or 8: with such a point anybody could make signatures.
func validEd25519(public string) bool {
	key, ok := fromHex(public, 32)
	if !ok {
		return false
	}
	y := littleEndian(key, 0x7f)
	return y.Cmp(prime25519) < 0 && onEdwards(y) && !smallOrder(y)
}

// littleEndian reads a number whose last byte counts only under the mask.
func littleEndian(b []byte, mask byte) *big.Int {
	b = slices.Clone(b)
	b[len(b)-1] &= mask
	slices.Reverse(b)
	return new(big.Int).SetBytes(b)
}

// onEdwards tells whether x^2 = (y^2-1)/(d y^2+1) has a solution.
func onEdwards(y *big.Int) bool {
	square := new(big.Int).Mul(y, y)
	over := new(big.Int).Sub(square, big.NewInt(1))
	under := new(big.Int).Mul(square, edwardsD)
	under.Add(under, big.NewInt(1)).Mod(under, prime25519)
	return big.Jacobi(fraction(over, under), prime25519) >= 0
}

// smallOrder tells whether a point with this y has an order dividing 8. Doubling
// maps y to (y^2+x^2)/(2-y^2+x^2); such a point becomes the neutral one, y = 1,
// by doubling three times.
func smallOrder(y *big.Int) bool {
	for range 3 {
		y = doubled(y)
	}
	return y.Cmp(big.NewInt(1)) == 0
}

func doubled(y *big.Int) *big.Int {
	ySquare := new(big.Int).Mul(y, y)
	under := new(big.Int).Mul(ySquare, edwardsD)
	under.Add(under, big.NewInt(1)).Mod(under, prime25519)
	xSquare := fraction(new(big.Int).Sub(ySquare, big.NewInt(1)), under)
	sum := new(big.Int).Add(ySquare, xSquare)
	rest := new(big.Int).Sub(big.NewInt(2), ySquare)
	rest.Add(rest, xSquare).Mod(rest, prime25519)
	return fraction(sum, rest)
}

// validX25519 accepts the one spelling of a point with which a shared secret comes out.
func validX25519(public string) bool {
	key, ok := fromHex(public, 32)
	if !ok || littleEndian(key, 0xff).Cmp(prime25519) >= 0 {
		return false
	}
	point, err := ecdh.X25519().NewPublicKey(key)
	if err != nil {
		return false
	}
	probe, err := ecdh.X25519().NewPrivateKey(bytes.Repeat([]byte{1}, 32))
	if err != nil {
		return false
	}
	_, err = probe.ECDH(point) // fails exactly for small-order points: the result is zero
	return err == nil
}

func validP256(public string) bool {
	key, ok := fromHex(public, 65)
	if !ok {
		return false
	}
	_, err := ecdh.P256().NewPublicKey(key)
	return err == nil
}
