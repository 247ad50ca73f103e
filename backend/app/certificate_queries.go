package app

import (
	"cmp"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

func listCertificates(v *View, _ *CertificatesList) (CertificatesView, error) {
	out := CertificatesView{Certificates: []CertificateView{}, Issuable: []IssuableKey{}}
	for _, row := range v.rules.Certificates {
		out.Certificates = append(out.Certificates, CertificateView{
			Certificate: row, UserName: v.rules.Users[row.User].Name, Key: journal.Fingerprint(row.KeySet),
			IssuerName: v.rules.Users[v.rules.Certificates[row.Issuer].User].Name, Retired: v.rules.KeySets[row.KeySet].RetiredSeq != 0,
		})
	}
	slices.SortFunc(out.Certificates, func(a, b CertificateView) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.UserName), strings.ToLower(b.UserName)), cmp.Compare(a.CreatedAt, b.CreatedAt), strings.Compare(a.ID, b.ID))
	})
	for _, id := range sortedKeys(v.rules.Users) {
		k, bound := v.rules.CurrentKey(id)
		if _, certified := v.rules.certificateOf(k.ID, domain.CertificateIssued); !bound || certified {
			continue
		}
		seen, err := SeenDigest("key", k.ID, seenOfKey(k))
		if err != nil {
			return out, err
		}
		issuable := IssuableKey{
			KeySet: k.ID, User: id, UserName: v.rules.Users[id].Name, Key: journal.Fingerprint(k.ID), Seen: seen,
			Can: can(v.relation(""), "certificate.issue"),
		}
		issuable.Can[0] = notNow(issuable.Can[0], v.rules.MayCertify(k))
		out.Issuable = append(out.Issuable, issuable)
	}
	return out, nil
}
