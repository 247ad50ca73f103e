package pades

import (
	"fmt"
	"strings"
)

// structure adds fields to the tags of a document. Of an untagged document it is empty.
type structure struct {
	root, document object
	next           int // the next key of the tree of parents
	kids, parents  []string
}

func (u *update) structure(root object) (*structure, error) {
	at, ok := root.dict().get("StructTreeRoot").(ref)
	if !ok {
		return nil, nil //nolint:nilnil // an untagged document has none
	}
	var t structure
	var err error
	if t.root, err = u.object(at); err != nil {
		return nil, err
	}
	if t.next, err = integer(t.root.dict().get("ParentTreeNextKey")); err != nil {
		return nil, err
	}
	kid := t.root.dict().get("K")
	if kids := u.resolveList(kid); len(kids) > 0 {
		kid = kids[0]
	}
	document, ok := kid.(ref)
	if !ok {
		return nil, fmt.Errorf("%w: its structure has no document", ErrForm)
	}
	t.document, err = u.object(document)
	return &t, err
}

// form tags a field and gives the entry by which the field names its tag.
func (t *structure) form(u *update, field, page int, tip string) string {
	if t == nil {
		return ""
	}
	n := u.number()
	u.put(n, fmt.Sprintf("<</Type /StructElem /S /Form /P %d 0 R /Pg %d 0 R /Alt %s /K [<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>>]>>",
		t.document.number, page, plain(tip), field, page))
	key := t.next
	t.next++
	t.kids = append(t.kids, fmt.Sprintf("%d 0 R", n))
	t.parents = append(t.parents, fmt.Sprintf("%d %d 0 R", key, n))
	return fmt.Sprintf(" /StructParent %d", key)
}

func (t *structure) finish(u *update) error {
	if t == nil {
		return nil
	}
	kid := t.document.dict().get("K")
	kids := u.resolveList(kid)
	if kids == nil && kid != nil {
		kids = list{kid}
	}
	document, err := t.document.set("K", strings.TrimSuffix(write(kids), "]")+" "+strings.Join(t.kids, " ")+"]")
	if err != nil {
		return err
	}
	root, err := t.root.set("ParentTreeNextKey", fmt.Sprint(t.next))
	if err != nil {
		return err
	}
	if root, err = t.extendParents(u, root); err != nil {
		return err
	}
	u.put(document.number, string(document.raw))
	u.put(root.number, string(root.raw))
	return nil
}

// extendParents adds the new keys, which are greater than all others, at the end of the tree.
func (t *structure) extendParents(u *update, root object) (object, error) {
	at, ok := root.dict().get("ParentTree").(ref)
	if !ok {
		return root, fmt.Errorf("%w: its structure has no tree of parents", ErrForm)
	}
	tree, err := u.object(at)
	if err != nil {
		return root, err
	}
	added := strings.Join(t.parents, " ")
	if kids := u.resolveList(tree.dict().get("Kids")); kids != nil {
		leaf := u.number()
		u.put(leaf, fmt.Sprintf("<</Limits [%d %d] /Nums [%s]>>", t.next-len(t.parents), t.next-1, added))
		tree, err = tree.set("Kids", strings.TrimSuffix(write(kids), "]")+fmt.Sprintf(" %d 0 R]", leaf))
	} else {
		tree, err = tree.set("Nums", strings.TrimSuffix(write(u.resolveList(tree.dict().get("Nums"))), "]")+" "+added+"]")
	}
	if err != nil {
		return root, err
	}
	u.put(tree.number, string(tree.raw))
	return root, nil
}
