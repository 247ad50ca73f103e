import { useEffect, useRef, useState } from 'react';
import { useActions } from '@/actions/Actions';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { durationText } from '@/lib/duration';
import { useGo } from '@/lib/go';
import { CloseDeployment } from '@/parts/run/CloseDeployment';
import { isOpen, replacedIn, type Tally, tallyOf } from '@/parts/run/steps';
import { Button } from '@/ui/Button';
import { CountsLegend } from '@/ui/CountsBar';
import { EmptyState } from '@/ui/EmptyState';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { Rail } from './Rail';
import { Top } from './Top';
import type { Surroundings } from './useWorkMode';
import classes from './WorkMode.module.css';

/** No step to work on: there is none yet, or all have ended. */
export function NoStep({ work }: { work: Surroundings }) {
  useActions(work.actions);
  return (
    <div role="group" aria-label={t('ui.runbook.work_mode')} className={classes.work}>
      <Top work={work} />
      {work.steps.length > 0 ? <Finished work={work} /> : <Empty work={work} />}
    </div>
  );
}

function Empty({ work }: { work: Surroundings }) {
  const navigate = useGo();
  return (
    <>
      <h1 className="sr-only">{t('ui.runbook.work_mode')}</h1>
      <EmptyState
        title={t('ui.runbook.empty')}
        action={
          <Button kind="primary" onClick={() => navigate(work.back)}>
            {t('ui.workmode.back')}
          </Button>
        }
      >
        {t('ui.runbook.empty_why')}
      </EmptyState>
    </>
  );
}

const ended: readonly State[] = ['completed', 'skipped', 'failed'];

/** That nothing is left to do, how it went, and where to go from here. */
function Finished({ work }: { work: Surroundings }) {
  const { book, steps, go } = work;
  const heading = useRef<HTMLElement>(null);
  // Not on a button: the Enter that ended the last step may come twice.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const tally = tallyOf(steps);
  const failed = (tally.states.failed ?? 0) > 0;
  const again = steps.find(isOpen);
  const ends = Math.max(0, ...steps.map(({ ended_at }) => ended_at));
  const late = Math.ceil((ends - book.end) / 60_000);
  const { projected } = book.progress;
  return (
    <div className={`${classes.body} ${classes.ended}`}>
      <Rail work={work} />
      <section ref={heading} className={classes.main} tabIndex={-1} aria-labelledby="work-ended">
        <h1 id="work-ended" className="t26 b">
          {again
            ? t('ui.workmode.open_again', { number: again.number })
            : t(failed ? 'ui.workmode.all_ended' : 'ui.workmode.all_finished')}
        </h1>
        <Ended tally={tally} />
        {ends > 0 && (
          <p className="t16 c2">
            {t('ui.workmode.last_ended')} <Time at={ends} as="full" />
            {late !== 0 && `, ${againstWindow(late)}`}
          </p>
        )}
        {projected > 0 && <p className="t16 c2">{t('ui.runbook.projected', { count: projected })}</p>}
        {again && (
          <div>
            <Button kind="primary" size="l" onClick={() => go(again)}>
              {t('ui.workmode.to_step', { number: again.number })}
            </Button>
          </div>
        )}
        <Ways work={work} careful={failed || projected > 0} again={again !== undefined} />
      </section>
    </div>
  );
}

const countsOf = (by: Tally['states']) => ended.map((state) => ({ state, n: by[state] ?? 0 }));

/** How the steps ended; those that were run again are named as such. */
function Ended({ tally }: { tally: Tally }) {
  return (
    <div className="row wrap g16 t13">
      <CountsLegend counts={countsOf(tally.states)} />
      {replacedIn(tally) > 0 && (
        <span className="row g8 c2">
          <CountsLegend counts={countsOf(tally.again)} />
          {t('ui.runbook.was_again')}
        </span>
      )}
    </div>
  );
}

function againstWindow(late: number): string {
  return t(late > 0 ? 'ui.runbook.after_window' : 'ui.runbook.before_end', { span: durationText(Math.abs(late)) });
}

interface WaysProps {
  work: Surroundings;
  /** Something failed, or is still to come. */
  careful: boolean;
  /** A step is open again, which comes before all else. */
  again: boolean;
}

/** To the run book, and to closing the deployment: that comes first when nothing failed. */
function Ways({ work, careful, again }: WaysProps) {
  const navigate = useGo();
  const view = useGet('deployment.get', { deployment: work.book.deployment }).data;
  const [closing, setClosing] = useState(false);
  const offered = view !== undefined && !view.closed_at;
  const first = offered && !careful && !again && allows(view.can, 'deployment.close');
  return (
    <div className="row wrap g12">
      {offered && (
        <Button
          size="l"
          kind={first ? 'primary' : 'default'}
          reason={reasonFor(view.can, 'deployment.close')}
          onClick={() => setClosing(true)}
        >
          {t('ui.workmode.close')}
        </Button>
      )}
      <Button size="l" kind={first || again ? 'default' : 'primary'} keys="escape" onClick={() => navigate(work.back)}>
        {t('ui.workmode.back')}
      </Button>
      {closing && view && <CloseDeployment view={view} onClose={() => setClosing(false)} />}
    </div>
  );
}
