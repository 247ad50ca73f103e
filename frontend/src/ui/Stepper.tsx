import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import { StateMark } from './StateMark';
import classes from './Stepper.module.css';
import type { State } from './states';

export interface StepperStep {
  id: string;
  /** "Review" */
  title: string;
  /** The mark: completed for what is behind, the state itself for what is now, new for what comes. */
  state: State;
  /** Who did it, or who is asked. */
  who?: ReactNode;
  /** When, or how long it waits. */
  when?: ReactNode;
  /** It is now. */
  now?: boolean;
}

/** The way of one thing: who did it, who is asked, what comes. */
export function Stepper({ steps, label }: { steps: StepperStep[]; label: string }) {
  return (
    <ol className={classes.stepper} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={`${classes.step} ${step.state === 'completed' ? classes.done : ''}`}
          aria-current={step.now ? 'step' : undefined}
        >
          <StateMark state={step.state} size={20} />
          <div className={step.now || step.state === 'completed' ? 't13 b' : 't13 c2'}>
            {step.title}
            {step.now && <span className="sr-only">{t('ui.stepper.now')}</span>}
          </div>
          {step.who && <div className={`t12 ${step.now ? 'i-wait' : 'c2'}`}>{step.who}</div>}
          {step.when && <div className="t12 c3">{step.when}</div>}
        </li>
      ))}
    </ol>
  );
}
