package pdf

import "testing"

// BenchmarkRunBook prints a run book of 1,000 steps: it has to stay within 2 s and 150 MB.
func BenchmarkRunBook(b *testing.B) {
	book := large(1000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := RunBook(book, english); err != nil {
			b.Fatal(err)
		}
	}
}
