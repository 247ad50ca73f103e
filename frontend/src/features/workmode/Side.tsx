import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { RunBookStep } from '@/api/door';
import { t } from '@/i18n/i18n';
import { isComposing } from '@/lib/composing';
import { durationText } from '@/lib/duration';
import { useNow } from '@/lib/useNow';
import { Evidence } from '@/parts/run/Evidence';
import { EvidenceDrop } from '@/parts/run/EvidenceDrop';
import { HoldUntil } from '@/parts/run/HoldUntil';
import { verbOf } from '@/parts/run/words';
import { Button } from '@/ui/Button';
import fieldClasses from '@/ui/Field.module.css';
import type { WorkMode } from './useWorkMode';
import classes from './WorkMode.module.css';

/** The timer, the evidence, the remark for the next act. */
export function Side({ work }: { work: WorkMode }) {
  const { step } = work;
  return (
    <aside className={classes.side} aria-label={t('ui.workmode.side')}>
      <Timer step={step} />
      <section className="stack g8">
        <h2 className="sec">
          {t('ui.step.evidence')} <span className="c3">{step.evidence.length || ''}</span>
        </h2>
        <Evidence evidence={step.evidence} />
        <EvidenceDrop key={step.id} step={step} />
      </section>
      <Remark work={work} />
    </aside>
  );
}

const two = (n: number) => String(n).padStart(2, '0');

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function Timer({ step }: { step: RunBookStep }) {
  const now = useNow(1000);
  const until = step.ended_at || now;
  const seconds = step.started_at ? Math.max(0, Math.floor((until - step.started_at) / 1000)) : 0;
  const over = step.minutes > 0 && seconds > step.minutes * 60;
  const share = step.minutes > 0 ? Math.min(100, (100 * seconds) / (step.minutes * 60)) : 0;
  return (
    <section aria-label={t('ui.workmode.timer')}>
      <div className="t12 c3">{t('ui.workmode.timer')}</div>
      <div className={classes.timer}>
        <b className={over ? 'i-over' : undefined}>{clock(seconds)}</b>
        {step.minutes > 0 && <span className="t13 c2">{t('ui.runbook.of', { span: durationText(step.minutes) })}</span>}
      </div>
      <div className={classes.timerBar}>
        <i className={over ? classes.timeOver : undefined} style={{ width: `${share}%` }} />
      </div>
    </section>
  );
}

/** Kept as a draft; goes with the next act. While an act waits for its reason, Ctrl+Enter gives it. */
function Remark({ work }: { work: WorkMode }) {
  const { step, acting } = work;
  const { asked, act } = acting;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);
  const leave = () => document.getElementById('work-step')?.focus({ preventScroll: true });
  const send = () => void act(asked ?? 'remark').then((done) => done && leave());
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || asked)) send();
    else if (event.key === 'Escape') {
      acting.leave();
      leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="stack g8">
      <label className="sec" htmlFor="work-remark">
        {asked ? t('ui.step.why', { verb: verbOf(asked) }) : t('ui.step.remark')}
      </label>
      <textarea
        ref={field}
        id="work-remark"
        rows={3}
        className={fieldClasses.in}
        value={acting.remark}
        aria-required={asked ? true : undefined}
        onChange={(event) => acting.setRemark(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {asked === 'hold' && <HoldUntil key={step.id} acting={acting} />}
      {asked ? (
        <div className="row g8">
          <Button size="s" kind="primary" keys="enter" busy={acting.busy} onClick={send}>
            {verbOf(asked)}
          </Button>
          <Button
            size="s"
            kind="quiet"
            keys="escape"
            onClick={() => {
              acting.leave();
              leave();
            }}
          >
            {t('ui.form.cancel')}
          </Button>
        </div>
      ) : (
        <div className="row g8 t12 c3">
          <span className="grow">{acting.remark ? t('ui.workmode.draft') : ''}</span>
          {acting.remark.trim() !== '' && (
            <Button size="s" keys="mod+enter" busy={acting.busy} onClick={send}>
              {t('ui.step.note')}
            </Button>
          )}
        </div>
      )}
      <div role="alert" className="t13 i-fail">
        {acting.problem}
      </div>
    </section>
  );
}
