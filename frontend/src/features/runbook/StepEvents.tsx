import type { StepEventRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { clockText } from '@/lib/time';
import { deedOf } from '@/parts/run/words';
import { Stream } from '@/ui/Stream';
import type { State } from '@/ui/states';
import { useZone } from '@/ui/UiProvider';

/** Everything that was done to a step, the newest first; nothing is ever overwritten. */
export function StepEvents({ events }: { events: StepEventRow[] }) {
  const zone = useZone();
  return (
    <section className="stack g8">
      <h3 className="sec">{t('ui.step.events')}</h3>
      <Stream
        label={t('ui.step.events')}
        entries={events.toReversed().map((event) => ({
          id: event.id,
          who: event.by_name,
          at: event.at,
          state: event.from === event.to ? undefined : (event.to as State),
          did: [
            deedOf(event.action),
            event.person_name && t('ui.step.did.to', { name: event.person_name }),
            event.until > 0 && t('ui.step.did.until', { time: clockText(event.until, zone) }),
            event.laptop && `(${t('ui.offline.clock')})`,
          ]
            .filter(Boolean)
            .join(' '),
          said: event.remark,
        }))}
      />
    </section>
  );
}
