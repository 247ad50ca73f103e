package store

import "renogen/backend/domain"

// SignedDocumentsOf reads the documents of a deployment that people sign, the newest first.
func (r Reader) SignedDocumentsOf(deployment domain.ID) ([]domain.SignedDocument, error) {
	return rowsWhere[domain.SignedDocument](r, "WHERE deployment = ? ORDER BY created_at DESC, id DESC", deployment)
}

// SignedDocumentsWith reads the documents whose content's digest begins so, the newest first.
func (r Reader) SignedDocumentsWith(prefix string) ([]domain.SignedDocument, error) {
	return rowsWhere[domain.SignedDocument](r, "WHERE digest >= ? AND digest < ? ORDER BY created_at DESC, id DESC", prefix, prefix+"g")
}

// SignedDocumentAt reads the document whose file began as this revision; ok is false when there is none.
func (r Reader) SignedDocumentAt(revision string) (document domain.SignedDocument, ok bool, err error) {
	rows, err := rowsWhere[domain.SignedDocument](r, "WHERE revision = ?", revision)
	if err != nil || len(rows) == 0 {
		return document, false, err
	}
	return rows[0], true, nil
}

// DocumentSignaturesOf reads the signatures of a document in the order in which they were given.
func (r Reader) DocumentSignaturesOf(document domain.ID) ([]domain.DocumentSignature, error) {
	return rowsWhere[domain.DocumentSignature](r, "WHERE document = ? ORDER BY seq", document)
}
