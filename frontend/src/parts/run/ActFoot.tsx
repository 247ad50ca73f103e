import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { RunBookStep } from '@/api/door';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { isComposing } from '@/lib/composing';
import { Button } from '@/ui/Button';
import fieldClasses from '@/ui/Field.module.css';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import { HoldUntil } from './HoldUntil';
import { mayDo, onwardOf, type StepAction } from './steps';
import type { Acting } from './useActing';
import { verbOf } from './words';

const keys: Partial<Record<StepAction, string>> = {
  start: 'enter',
  complete: 'enter',
  resume: 'enter',
  fail: 'f',
  hold: 'h',
  skip: 's',
};
const rare: readonly StepAction[] = ['attempt_failed', 'skip', 'reopen', 'run_again'];

/** The remark for the next act, and the acts: the one that takes the step on, fail, hold, and the rarer ones. */
export function ActFoot({ step, acting }: { step: RunBookStep; acting: Acting }) {
  const onward = onwardOf(step);
  const known = (action: StepAction) => step.can.some((ability) => ability.action === action);
  const off = (action: StepAction) =>
    mayDo(step, action) ? undefined : (reasonFor(step.can, action) ?? t('ui.step.not_now'));
  const button = (action: StepAction, kind?: 'primary') => (
    <Button
      key={action}
      size="s"
      kind={kind}
      keys={keys[action]}
      busy={acting.busy}
      reason={off(action)}
      onClick={() => void acting.act(action)}
    >
      {verbOf(action)}
    </Button>
  );
  const entries: MenuEntry[] = rare.filter(known).map((action) => ({
    id: action,
    label: verbOf(action),
    keys: keys[action],
    reason: off(action),
    onSelect: () => void acting.act(action),
  }));
  return (
    <div className="stack g8">
      <RemarkLine step={step} acting={acting} />
      <div className="row g8">
        {onward && button(onward, 'primary')}
        {known('fail') && button('fail')}
        {known('hold') && button('hold')}
        {!onward && known('run_again') && button('run_again')}
        {!onward && known('reopen') && button('reopen')}
        <span className="push row g8">
          {acting.remark.trim() !== '' && button('remark')}
          <MoreMenu entries={onward ? entries : []} />
        </span>
      </div>
    </div>
  );
}

/** One line for the remark. While an act waits for its reason, Enter gives it and Esc takes the act back. */
function RemarkLine({ step, acting }: { step: RunBookStep; acting: Acting }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { asked, problem } = acting;
  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') void acting.act(asked ?? 'remark').then((done) => done && field.current?.blur());
    else if (event.key === 'Escape' && asked) acting.leave();
    else if (event.key === 'Escape') field.current?.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <label className="t12 c2" htmlFor={id}>
        {asked ? t('ui.step.why', { verb: verbOf(asked) }) : t('ui.step.remark')}
      </label>
      <input
        ref={field}
        id={id}
        className={`${fieldClasses.in} ${fieldClasses.small}`}
        value={acting.remark}
        aria-required={asked ? true : undefined}
        onChange={(event) => acting.setRemark(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {asked === 'hold' && <HoldUntil key={step.id} acting={acting} />}
      <div role="alert" className="t12 i-fail">
        {problem}
      </div>
    </>
  );
}
