import type { RunBookStep } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { doerOf } from '@/parts/run/steps';
import { holdText } from '@/parts/run/words';
import { StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { useZone } from '@/ui/UiProvider';
import classes from './WorkMode.module.css';

/** Number, title, state, since when, who, how long it may take. */
export function StepHead({ step }: { step: RunBookStep }) {
  const zone = useZone();
  const since = step.ended_at || step.started_at;
  return (
    <header className={classes.stepHead}>
      <div className="row g16">
        <span className={classes.number}>{step.number}</span>
        <h1 className="t26 b">{step.title}</h1>
      </div>
      <div className={`t16 c2 ${classes.stepFacts}`}>
        <b>
          <StateText state={step.state as State} size={20} />
        </b>
        {since > 0 && (
          <span>
            {t(step.ended_at ? 'ui.workmode.at' : 'ui.workmode.since')}{' '}
            <Time at={since} as={step.ended_at ? 'moment' : 'short'} />
          </span>
        )}
        {doerOf(step) && <span>{doerOf(step)}</span>}
        <span>{[step.template_title, step.minutes ? durationText(step.minutes) : ''].filter(Boolean).join(', ')}</span>
      </div>
      {step.state === 'on_hold' && <p className="t16 i-hold">{holdText(step, zone)}</p>}
      {step.state !== 'on_hold' && step.remark && <p className="t16 c2">{step.remark}</p>}
    </header>
  );
}
