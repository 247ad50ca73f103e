import { useEffect, useRef } from 'react';
import { t } from '@/i18n/i18n';
import { StateMark } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import type { WorkMode } from './useWorkMode';
import classes from './WorkMode.module.css';

/** The steps around this one. */
export function Rail({ work }: { work: WorkMode }) {
  const { book, steps, step, go } = work;
  const here = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is brought into sight
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'center' });
  }, [step.id]);
  const { completed, skipped, failed } = book.progress;
  return (
    <nav className={classes.rail} aria-label={t('ui.runbook.steps')}>
      <div className={`t12 c3 ${classes.railHead}`}>
        {t('ui.workmode.finished', { done: completed + skipped + failed, all: steps.length })}
      </div>
      <ol className={classes.railList}>
        {steps.map((one) => (
          <li key={one.id}>
            <button
              ref={one.id === step.id ? here : undefined}
              type="button"
              className={`${classes.railStep} ${one.id === step.id ? classes.here : ''}`}
              aria-current={one.id === step.id ? 'step' : undefined}
              onClick={() => go(one)}
            >
              <span className="mono">{one.number}</span>
              <StateMark state={one.state as State} />
              <span className={classes.railTitle}>{one.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
