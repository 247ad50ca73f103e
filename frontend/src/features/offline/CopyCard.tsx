import type { CopyView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { fullMomentText } from '@/lib/time';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { useNotices } from '@/ui/Notices';
import { useZone } from '@/ui/UiProvider';
import { Clash } from './Clash';
import classes from './Offline.module.css';
import { Settle } from './Settle';

/** One copy: with whom, until when, what was brought back, and what is to be settled. */
export function CopyCard({ copy }: { copy: CopyView }) {
  const zone = useZone();
  const details = useGet('copy.get', { copy: copy.id });
  const close = useDo('copy.close');
  const { refuse } = useNotices();
  const refused = details.data?.refused ?? [];
  const end = () => close.run({ copy: copy.id }).catch((error: Error) => refuse(t('ui.offline.close'), error));
  return (
    <section className={`stack g8 ${classes.card}`} aria-label={copy.titles.join(', ')}>
      <h2 className="t16 b">{copy.titles.join(', ')}</h2>
      <Facts
        facts={[
          [t('ui.offline.holder'), copy.holder_name],
          [t('ui.offline.until'), fullMomentText(copy.until, zone)],
          [t('ui.offline.state'), t(`ui.offline.state_${copy.state as 'out' | 'here' | 'closed'}`)],
          [t('ui.offline.users'), copy.people.map(({ name }) => name).join(', ')],
          [t('ui.offline.merged'), copy.merged > 0 && t('ui.offline.entries', { count: copy.merged })],
          [t('ui.offline.unsettled'), copy.unsettled > 0 && String(copy.unsettled)],
        ]}
      />
      {details.error && <ErrorBox error={details.error} onRetry={() => void details.refetch()} />}
      {refused.map(({ person_name, asked_at, ...one }) => (
        <div key={one.id} className="stack g8">
          <Clash {...one} actor_name={person_name} at={asked_at} />
          <Settle refused={{ person_name, asked_at, ...one }} />
        </div>
      ))}
      {copy.state === 'out' && copy.merged > 0 && (
        <Button
          reason={allows(copy.can, 'copy.close') ? undefined : reasonFor(copy.can, 'copy.close')}
          busy={close.busy}
          onClick={() => void end()}
        >
          {t('ui.offline.close')}
        </Button>
      )}
      {copy.state === 'out' && copy.merged === 0 && <p className="c3">{t('ui.offline.nothing_back')}</p>}
    </section>
  );
}
