import { useSearchParams } from 'react-router';
import type { KeyHolder, ProjectKeysView, ProjectView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { Person } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Time } from '@/ui/Time';
import { Exposed } from './Exposed';
import classes from './Settings.module.css';

/** Who holds the newest key, and who once held one. */
export function KeyHolders({ project, keys }: { project: ProjectView; keys: ProjectKeysView }) {
  const [params, setParams] = useSearchParams(); // whose secrets are shown stands in the address
  const setShown = (user: string | null) => setParams(user ? { person: user } : {}, { replace: true });
  const now = keys.generations[0]?.holders.filter(({ current }) => current) ?? [];
  const past = pastHolders(keys);
  const shown = [...now, ...past].find(({ user }) => user === params.get('person'));
  const reason = reasonFor(project.can, 'project.edit');
  const look = (holder: KeyHolder, verb: string) => (
    <Button size="s" reason={reason} onClick={() => setShown(holder.user)}>
      {verb}
    </Button>
  );
  return (
    <>
      <section aria-labelledby="key-holders">
        <h2 id="key-holders">{t('ui.secrets.holders')}</h2>
        <ul className={classes.rows}>
          {now.map((holder) => (
            <li key={holder.key_set} className={classes.row}>
              <span className={classes.name}>
                <Person name={holder.name} />
              </span>
              <span className="grow c2">
                {givenWords(holder)} <Time at={holder.given_at} as="moment" />
              </span>
              {look(holder, t('ui.secrets.can_read'))}
            </li>
          ))}
          {now.length === 0 && <li className={`${classes.row} c2`}>{t('ui.secrets.no_holder')}</li>}
        </ul>
      </section>
      {past.length > 0 && (
        <section aria-labelledby="key-past">
          <h2 id="key-past">{t('ui.secrets.past')}</h2>
          <ul className={classes.rows}>
            {past.map((holder) => (
              <li key={holder.user} className={classes.row}>
                <span className={classes.name}>
                  <Person name={holder.name} />
                </span>
                <span className="grow c2">{t('ui.secrets.past_why')}</span>
                {look(holder, t('ui.secrets.could_read'))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {shown && <Exposed key={shown.user} project={project} person={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function givenWords(holder: KeyHolder): string {
  if (holder.given_by === holder.user) return t('ui.secrets.made_it');
  return t('ui.secrets.given_by', { name: holder.given_by_name });
}

/** People who were given some generation and do not hold the newest one now, each once. */
function pastHolders(keys: ProjectKeysView): KeyHolder[] {
  const now = new Set(keys.generations[0]?.holders.filter(({ current }) => current).map(({ user }) => user));
  const past = new Map<string, KeyHolder>();
  for (const holder of keys.generations.flatMap(({ holders }) => holders)) {
    if (!now.has(holder.user) && !past.has(holder.user)) past.set(holder.user, holder);
  }
  return [...past.values()];
}
