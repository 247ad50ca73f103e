package pdf

// flow places blocks on pages, one below the other. Once all are placed the number of
// every page is known, and only then anything is drawn.
type flow struct {
	*setter
	sheet sheet
	pages []*page
	y     float64
	// bottom is where the present page ends; a front page may keep room below it.
	bottom float64
	// phase is what the running head says; repeated, if any, stands at the top of each page.
	phase    string
	repeated block
	anchors  map[string]int
}

type page struct {
	phase  string
	plain  bool // a cover: no running head
	placed []placed
}

type placed struct {
	block block
	x, y  float64
}

func newFlow(s sheet) *flow {
	return &flow{setter: newSetter(), sheet: s, anchors: map[string]int{}}
}

// newPage starts a page.
func (f *flow) newPage() {
	f.pages = append(f.pages, &page{phase: f.phase})
	f.y, f.bottom = top, f.sheet.bottom()
	if f.repeated != nil {
		f.place(f.repeated)
	}
}

// frontPage starts a page without running head.
func (f *flow) frontPage() {
	f.newPage()
	f.pages[len(f.pages)-1].plain = true
	f.y = 12
}

func (f *flow) room() float64 { return f.bottom - f.y }

// fresh is the room on a page with nothing but the repeated head on it.
func (f *flow) fresh() float64 {
	if f.repeated == nil {
		return f.sheet.full()
	}
	return f.sheet.full() - f.repeated.height()
}

// need starts a new page unless so much room is left.
func (f *flow) need(h float64) {
	if h > f.room() {
		f.newPage()
	}
}

const partGap = 8.0

// space leaves a gap between two parts, but not at the top of a page.
func (f *flow) space() {
	if f.y > top+1 {
		f.y += partGap
	}
}

func (f *flow) place(b block) {
	current := f.pages[len(f.pages)-1]
	current.placed = append(current.placed, placed{b, left, f.y})
	f.y += b.height()
	eachAnchor(b, func(key string) {
		if f.anchors[key] == 0 {
			f.anchors[key] = len(f.pages)
		}
	})
}

// eachAnchor finds the anchors in a block, as deep as they are ever nested.
func eachAnchor(b block, do func(key string)) {
	switch b := b.(type) {
	case anchored:
		do(b.key)
		eachAnchor(b.block, do)
	case keeper:
		eachAnchor(b.block, do)
	case stack:
		for _, part := range b {
			eachAnchor(part, do)
		}
	}
}

// put places a block whole: on the next page if it does not fit on this one. Only what is
// longer than a page is divided.
func (f *flow) put(b block) {
	if b.height() <= f.room() {
		f.place(b)
		return
	}
	if b.height() <= f.fresh() || f.room() < f.fresh()/3 {
		f.newPage()
	}
	f.pour(b)
}

// pour places a block, divided wherever a page ends.
func (f *flow) pour(b block) {
	for b != nil {
		head, tail := split(b, f.room())
		if head == nil && f.room() >= f.fresh()-0.01 {
			head, tail = b, nil // cannot be divided and is higher than any page
		}
		if head != nil {
			f.place(head)
		}
		if tail != nil {
			f.newPage()
		}
		b = tail
	}
}

// pourEven places a block like pour, but leaves no last page with less than a third on it: the page before gives of its own.
func (f *flow) pourEven(b block) {
	least := f.fresh() / 3
	if head, tail := split(b, f.room()); head != nil && tail != nil {
		if tail.height() < least {
			even, rest := split(b, f.room()-least+tail.height())
			if even != nil && rest != nil {
				head, tail = even, rest
			}
		}
		f.place(head)
		f.newPage()
		f.pourEven(tail)
		return
	}
	f.pour(b)
}

// anchored is a block that links and bookmarks lead to.
type anchored struct {
	block
	key string
	// title and level of the bookmark; no title, no bookmark.
	title string
	level int
}

func (a anchored) draw(p *painter, x, y float64) {
	p.anchor(a.key, y)
	if a.title != "" {
		p.bookmark(a.title, a.level, y)
	}
	a.block.draw(p, x, y)
}

func (a anchored) split(room float64) (head, tail block) {
	first, rest := split(a.block, room)
	if first == nil {
		return nil, a
	}
	head = anchored{first, a.key, a.title, a.level}
	return head, rest
}
