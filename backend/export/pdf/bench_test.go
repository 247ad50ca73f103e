package pdf

import (
	"fmt"
	"testing"
)

// BenchmarkRunBook prints run books; build/bench -paper compares them with a browser and
// with what is promised.
func BenchmarkRunBook(b *testing.B) {
	for _, steps := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(steps, " steps"), func(b *testing.B) {
			book := large(steps)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := RunBook(book, english); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
