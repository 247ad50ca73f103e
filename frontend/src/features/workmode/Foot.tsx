import { say, t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { mayDo, onwardOf, type StepAction } from '@/parts/run/steps';
import { blockedText, verbOf } from '@/parts/run/words';
import { Button } from '@/ui/Button';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import type { WorkMode } from './useWorkMode';
import classes from './WorkMode.module.css';

const keys: Partial<Record<StepAction, string>> = { fail: 'f', hold: 'h', skip: 's' };
const rare: readonly StepAction[] = ['complete', 'attempt_failed'];
const plain: readonly StepAction[] = ['fail', 'hold', 'skip', 'run_again', 'reopen'];

/** The acts with their keys, and the way to the next step with what it waits for. */
export function Foot({ work }: { work: WorkMode }) {
  const { step, previous, next, go, acting } = work;
  const onward = onwardOf(step);
  const known = (action: StepAction) => step.can.some((ability) => ability.action === action);
  const off = (action: StepAction) =>
    mayDo(step, action) ? undefined : (reasonFor(step.can, action) ?? t('ui.step.not_now'));
  const entries: MenuEntry[] = rare
    .filter((action) => action !== onward && known(action))
    .map((action) => ({
      id: action,
      label: verbOf(action),
      reason: off(action),
      onSelect: () => void acting.act(action),
    }));
  const refused = onward && off(onward);
  return (
    <footer className={classes.foot}>
      {onward && (
        <Button
          size="l"
          kind="primary"
          icon={onward === 'complete' ? 'check' : 'play'}
          keys="enter"
          busy={acting.busy}
          reason={refused}
          onClick={() => void acting.act(onward)}
        >
          {verbOf(onward)}
        </Button>
      )}
      {plain.filter(known).map((action) => (
        <Button
          key={action}
          size="l"
          keys={keys[action]}
          busy={acting.busy}
          reason={off(action)}
          onClick={() => void acting.act(action)}
        >
          {verbOf(action)}
        </Button>
      ))}
      <Button size="l" keys="n" onClick={() => document.getElementById('work-remark')?.focus()}>
        {t('ui.step.note')}
      </Button>
      <MoreMenu entries={entries} />
      <span className={classes.why}>{refused || (step.blocked && step.state === 'new' ? say(step.blocked) : '')}</span>
      <span className={classes.ways}>
        {previous && (
          <Button size="l" kind="quiet" icon="up" keys="k" onClick={() => go(previous)}>
            {previous.number}
          </Button>
        )}
        {next && (
          <span className={classes.next} title={blockedText(next) || next.title}>
            <Button size="l" keys="j" onClick={() => go(next)}>
              <span className={classes.nextTitle}>
                {next.number} {next.title}
              </span>
            </Button>
          </span>
        )}
      </span>
    </footer>
  );
}
