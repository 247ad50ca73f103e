import { memo } from 'react';
import type { RunBookStep } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { clockText } from '@/lib/time';
import { doerOf, minutesOver, minutesUsed } from '@/parts/run/steps';
import { blockedText, holdText } from '@/parts/run/words';
import { Avatar } from '@/ui/Avatar';
import { Ref } from '@/ui/Ref';
import { someRefs } from '@/ui/refText';
import moveClasses from '@/ui/reorder/Reorder.module.css';
import { SignMark, StateMark, StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import classes from './RunBook.module.css';

/** It is dragged, or what is dragged would stand before or after it. */
export type Drop = 'dragged' | 'before' | 'after';

interface StepRowProps {
  step: RunBookStep;
  /** Its place among the lines. */
  at: number;
  /** px */
  top: number;
  /** While it runs; else 0, so that it is not drawn again as time goes by. */
  now: number;
  zone: string;
  current: boolean;
  open: boolean;
  /** Failed or skipped, and run again later. */
  old: boolean;
  /** A stronger line parts it from the section above. */
  apart?: boolean;
  /** Words of its grip; without them it has none. */
  grip?: string;
  drop?: Drop;
  onPeek: (id: string) => void;
}

/** One row: number, state, what, for which items, who, when, how long, and what it waits for. */
export const StepRow = memo(function StepRow(props: StepRowProps) {
  const { step, now, zone, current, open, old, drop, onPeek } = props;
  const look = [
    classes.row,
    classes.step,
    step.checkpoint && classes.checkpoint,
    props.apart && classes.apart,
    current && classes.current,
    open && classes.open,
    (old || step.projected) && classes.old,
  ];
  const over = minutesOver(step, now) > 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page has the keys of its rows
    <div
      id={`step-${step.id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={props.at + 2}
      aria-current={current || undefined}
      data-dragged={drop === 'dragged' || undefined}
      data-drop={drop === 'dragged' ? undefined : drop}
      className={look.filter(Boolean).join(' ')}
      style={{ top: props.top }}
      onClick={() => onPeek(step.id)}
    >
      {props.grip && <span data-grip className={moveClasses.grip} title={props.grip} aria-hidden="true" />}
      <span role="gridcell" tabIndex={-1} className={`${classes.cell} ${classes.first} mono ${classes.number}`}>
        {step.number}
      </span>
      <span role="gridcell" tabIndex={-1} className={classes.cell}>
        <StateText state={step.state as State} />
      </span>
      <span role="gridcell" tabIndex={-1} className={`${classes.cell} ${classes.title}`} title={step.title}>
        {step.checkpoint && <SignMark sign="checkpoint" />}
        {step.checkpoint && <b>{t('ui.step.checkpoint_word')}</b>}
        <bdi className="cut">{step.title}</bdi>
        {step.origin === 'deviation' && <span className={classes.tag}>{t('ui.runbook.deviation')}</span>}
        {step.origin === 'run_again' && <span className={classes.tag}>{t('ui.runbook.again')}</span>}
      </span>
      <span role="gridcell" tabIndex={-1} className={`${classes.cell} ${classes.item} mono`}>
        <Refs refs={step.items.map(({ ref }) => ref).filter(Boolean)} />
      </span>
      <span role="gridcell" tabIndex={-1} className={classes.cell}>
        <Who step={step} />
      </span>
      <span role="gridcell" tabIndex={-1} className={`${classes.cell} ${classes.planned} mono`}>
        {step.planned_at > 0 && clockText(step.planned_at, zone)}
      </span>
      <span role="gridcell" tabIndex={-1} className={`${classes.cell} ${classes.actual} mono`}>
        {actualText(step, zone)}
      </span>
      <span role="gridcell" tabIndex={-1} className={`${classes.cell} ${classes.right} mono ${over ? 'i-over' : ''}`}>
        {minutesText(step, now)}
      </span>
      <span role="gridcell" tabIndex={-1} className={`${classes.cell} ${classes.remark}`}>
        <Remark step={step} now={now} zone={zone} />
      </span>
    </div>
  );
});

/** The only one is cut as there is room; of several the first is named. */
function Refs({ refs: [first, ...others] }: { refs: string[] }) {
  if (!first || others.length === 0) return first && <Ref text={first} />;
  const all = [first, ...others].join(', ');
  return (
    <>
      <span title={all} aria-hidden="true">
        {someRefs([first, ...others], 1)}
      </span>
      <span className="sr-only">{all}</span>
    </>
  );
}

function Who({ step }: { step: RunBookStep }) {
  const name = doerOf(step) || step.ended_by_name || step.started_by_name;
  if (!name) return <span className="c3">{step.owner_role}</span>;
  return (
    <span className="row g8">
      <Avatar name={name} className={classes.avatar} />
      <span className="cut">{name}</span>
    </span>
  );
}

function actualText(step: RunBookStep, zone: string): string {
  if (!step.started_at) return step.ended_at ? `– ${clockText(step.ended_at, zone)}` : '';
  return `${clockText(step.started_at, zone)} –${step.ended_at ? ` ${clockText(step.ended_at, zone)}` : ''}`;
}

function minutesText(step: RunBookStep, now: number): string {
  if (!step.started_at) return step.minutes ? String(step.minutes) : '';
  return step.minutes ? `${minutesUsed(step, now)} / ${step.minutes}` : String(minutesUsed(step, now));
}

/** The most pressing thing to say about the step. */
function Remark({ step, now, zone }: { step: RunBookStep; now: number; zone: string }) {
  const over = minutesOver(step, now);
  if (step.fault) return <Words text={say(step.fault)} tone="i-fail" />;
  if (over > 0) {
    return (
      <span className="row g8 i-over b">
        <StateMark state="overdue" size={14} />
        {t('ui.runbook.over', { span: durationText(over) })}
      </span>
    );
  }
  if (step.state === 'on_hold') return <Words text={holdText(step, zone)} tone="i-hold" />;
  const blocked = step.state === 'new' ? blockedText(step) : '';
  if (step.state === 'new' && step.no_undo) {
    return (
      <span className="row g8 b" title={blocked}>
        <SignMark sign="point_of_no_return" size={14} />
        {t('ui.step.no_return_word')}
      </span>
    );
  }
  return <Words text={blocked || step.remark} tone={blocked ? 'c3' : 'c2'} />;
}

function Words({ text, tone }: { text: string; tone: string }) {
  return (
    <span className={tone} title={text}>
      {text}
    </span>
  );
}
