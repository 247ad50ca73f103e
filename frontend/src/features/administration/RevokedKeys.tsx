import type { PersonView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Link } from '@/ui/Link';
import { Note } from '@/ui/Note';

/** The keys of a person that were in other hands, and where to see what they signed. */
export function RevokedKeys({ person }: { person: PersonView }) {
  if (person.revoked.length === 0) return null;
  return (
    <section className="stack g8">
      <h3 className="sec">{t('ui.revoked.title')}</h3>
      {person.revoked.map(({ fingerprint, from, until }) => (
        <Note key={fingerprint} tone="hold">
          {t('ui.revoked.key', { fingerprint, from: `${from}`, until: `${until - 1}` })}
        </Note>
      ))}
      <Link to={`/activity?actor=${person.id}`} className="link t13">
        {t('ui.revoked.show', { name: person.name })}
      </Link>
    </section>
  );
}
