import type { RunBookStage } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { clockText } from '@/lib/time';
import { type Tally, tallyOf } from '@/parts/run/steps';
import { stageWord } from '@/parts/run/words';
import { Icon } from '@/ui/Icon';
import { StateMark, stateWord } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { useZone } from '@/ui/UiProvider';
import classes from './RunBook.module.css';
import { isFinished } from './rows';

interface StageHeadProps {
  stage: RunBookStage;
  folded: boolean;
  onFold: () => void;
  place: { top: number; height: number };
  /** Among the lines. */
  at: number;
}

/** A stage: how far it is, from when to when; it can be folded. */
export function StageHead({ stage, folded, onFold, place, at }: StageHeadProps) {
  const zone = useZone();
  const tally = tallyOf(stage.sections.flatMap((section) => section.steps));
  return (
    <div role="row" tabIndex={-1} aria-rowindex={at + 2} className={classes.stage} style={place}>
      <span role="gridcell" tabIndex={-1} aria-colspan={9} className={classes.stageCell}>
        <button type="button" className={classes.fold} aria-expanded={!folded} onClick={onFold}>
          <Icon name={folded ? 'right' : 'down'} />
          <b>{stageWord(stage.stage)}</b>
        </button>
        {tally.all === 0 ? (
          <span className="c3">{t('ui.runbook.no_steps')}</span>
        ) : (
          <>
            <StateMark state={stateOf(stage, tally)} size={14} />
            <b className="nw">{t('ui.runbook.of_steps', { done: tally.done, all: tally.all })}</b>
            <span className="c3 cut">{countsText(tally)}</span>
          </>
        )}
        <Times stage={stage} zone={zone} />
      </span>
    </div>
  );
}

function stateOf(stage: RunBookStage, { states }: Tally): State {
  if (isFinished(stage)) return states.failed ? 'failed' : 'completed';
  return stage.progress.new < stage.progress.steps ? 'in_progress' : 'new';
}

const counted: readonly State[] = ['in_progress', 'on_hold', 'completed', 'skipped', 'failed'];

/** "9 completed, 1 skipped, 1 failed and run again" */
function countsText({ states, again }: Tally): string {
  const words = (counts: Tally['states'], say: (n: number, state: string) => string) =>
    counted.flatMap((state) => (counts[state] ? [say(counts[state], stateWord(state).toLowerCase())] : []));
  return [
    ...words(states, (n, state) => `${n} ${state}`),
    ...words(again, (n, state) => t('ui.runbook.and_again', { n, state })),
  ].join(', ');
}

/** "14:02 – 17:14  192 min, planned 185 min": from the first start to the last end, else as planned. */
function Times({ stage, zone }: { stage: RunBookStage; zone: string }) {
  const steps = stage.sections.flatMap((section) => section.steps);
  if (steps.length === 0) return null;
  const plan = durationText(stage.progress.minutes);
  const started = steps.map(({ started_at }) => started_at).filter(Boolean);
  const planned = steps.map(({ planned_at }) => planned_at).filter(Boolean);
  const ran = isFinished(stage) && started.length > 0;
  const from = ran ? started : planned;
  const to = steps.map(({ ended_at, planned_end }) => (ran ? ended_at : planned_end));
  const [first, last] = [Math.min(...from), Math.max(...to)];
  const span = durationText(Math.round((last - first) / 60_000));
  return (
    <span className={classes.stageTimes}>
      {from.length > 0 && <span className="mono">{`${clockText(first, zone)} – ${clockText(last, zone)}`}</span>}
      <span>{ran ? t('ui.runbook.span_planned', { span, plan }) : t('ui.runbook.planned', { plan })}</span>
    </span>
  );
}
