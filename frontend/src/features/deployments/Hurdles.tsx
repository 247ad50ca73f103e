import type { DeploymentView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { CountsBar, CountsLegend } from '@/ui/CountsBar';
import { BriefNote, Note } from '@/ui/Note';
import { DraftStamp } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import classes from './Hurdles.module.css';

const order: State[] = ['completed', 'ready_for_release', 'go_no_go', 'review', 'failed', 'rejected', 'documentation'];

/** What stands between the deployment and its release, in sentences, and how many items are in which state. */
export function Hurdles({ view }: { view: DeploymentView }) {
  const counts = order.map((state) => ({ state, n: view.counts[state] ?? 0 }));
  return (
    <div className={classes.hurdles}>
      <Standing view={view} />
      {view.items > 0 && (
        <div className={classes.counts}>
          <CountsBar label={t('ui.deployment.items')} counts={counts} />
          <CountsLegend counts={counts} />
        </div>
      )}
    </div>
  );
}

function Standing({ view }: { view: DeploymentView }) {
  if (view.archived) return <Note tone="info">{t('ui.deployment.is_archived')}</Note>;
  if (view.closed_at > 0) {
    return (
      <Note tone="info" title={t('ui.deployment.is_closed', { who: view.closed_by_name })}>
        {view.closed_reason} <Time at={view.closed_at} as="short" />
      </Note>
    );
  }
  if (view.hurdles.length === 0) return null;
  const stops = view.hurdles.some((one) => one.stops);
  const begun = view.state === 'running' || view.state === 'overrun' || view.state === 'over';
  const title = !stops ? 'ui.deployment.look_at' : begun ? 'ui.deployment.still_open' : 'ui.deployment.not_ready';
  const draft = view.run_book_state !== 'approved' && view.steps > 0;
  return (
    <BriefNote tone={stops ? 'hold' : 'info'} title={t(title)}>
      {view.hurdles.map(say).join(' ')}
      {draft && (
        <>
          {' '}
          {t('ui.deployment.book_is')} <DraftStamp />
        </>
      )}
    </BriefNote>
  );
}
