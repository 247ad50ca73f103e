import { type ReactNode, useMemo } from 'react';
import type { RunBookStep, RunBookView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { useGo } from '@/lib/go';
import { clockText, momentText, relativeText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { zoneWord } from '@/lib/zone';
import { figuresOf } from '@/parts/run/figures';
import { isOpen, stepsOf, tallyOf } from '@/parts/run/steps';
import { clockBeside, stageWord } from '@/parts/run/words';
import { Button, IconButton } from '@/ui/Button';
import { StateMark, stateWord } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { useZone } from '@/ui/UiProvider';
import type { Surroundings } from './useWorkMode';
import classes from './WorkMode.module.css';

/** Where we are, and whether there is time left. */
export function Top({ work }: { work: Surroundings }) {
  const { book, step, back, contrast } = work;
  const navigate = useGo();
  const where = step ? whereText(book, step) : '';
  return (
    <>
      <header className={classes.top}>
        <Button kind="quiet" icon="left" keys="escape" onClick={() => navigate(back)}>
          {t('ui.runbook.title')}
        </Button>
        <span className="t16 cut grow" title={[book.deployment_title, where].filter(Boolean).join(' ')}>
          <b>{book.deployment_title}</b> <span className="c3">{where}</span>
        </span>
        <TimeFigures book={book} />
        <IconButton
          icon="sun"
          label={t('ui.workmode.contrast')}
          on={contrast.high}
          onClick={() => contrast.choose(!contrast.high)}
        />
      </header>
      <ProgressBar book={book} />
    </>
  );
}

function whereText(book: RunBookView, step: RunBookStep): string {
  const section = book.stages
    .flatMap(({ sections }) => sections)
    .find(({ steps }) => steps.some(({ id }) => id === step.id));
  const where = [stageWord(step.stage), section?.title, step.items.map(({ ref }) => ref).join(' ')];
  return where.filter(Boolean).join(', ');
}

function TimeFigures({ book }: { book: RunBookView }) {
  const now = useNow(1000);
  const zone = useZone();
  const figures = figuresOf(book, now);
  const left = Math.round((book.end - now) / 60_000);
  const over = book.window === 'over';
  const finished = !stepsOf(book).some((step) => isOpen(step) && !step.projected); // then nothing is late any more, and nothing to decide
  const day = momentText(now, zone, now).split(' ')[0];
  return (
    <span className={classes.figures}>
      <Figure label={t('ui.runbook.col.window')} bad={left < 0 && !over && !finished}>
        {over ? stateWord('over') : windowText(book, now)}
      </Figure>
      {figures.left > 0 && (
        <Figure label={t('ui.runbook.ends')} bad={figures.late > 0}>
          {clockBeside(figures.ends, book.start, zone)}
        </Figure>
      )}
      {figures.decideBy > 0 && !over && !finished && (
        <Figure label={t('ui.runbook.decide_by')} bad={now > figures.decideBy}>
          {clockBeside(figures.decideBy, book.start, zone)}
        </Figure>
      )}
      <Figure label={`${day} ${zoneWord(zone, now)}`}>
        {clockText(now, zone)}
        {new Date(now).toISOString().slice(16, 19)}
      </Figure>
    </span>
  );
}

/** How long the window still is, by how much it is over, or when it begins. */
function windowText(book: RunBookView, now: number): string {
  const minutes = (at: number) => durationText(Math.abs(Math.round((at - now) / 60_000)));
  if (now < book.start) return t('ui.window.starts', { when: relativeText(book.start, now) });
  return t(now > book.end ? 'ui.runbook.over_by' : 'ui.runbook.left', { span: minutes(book.end) });
}

function Figure({ label, bad, children }: { label: string; bad?: boolean; children: ReactNode }) {
  return (
    <span className={classes.figure}>
      <span className="t12 c3">{label}</span>
      <b className={bad ? 'i-over row g8' : 'row g8'}>
        {bad && <StateMark state="overdue" size={14} />}
        {children}
      </b>
    </span>
  );
}

const order: readonly State[] = ['completed', 'skipped', 'failed', 'in_progress', 'on_hold', 'new'];

function ProgressBar({ book }: { book: RunBookView }) {
  const counts = useMemo(() => tallyOf(stepsOf(book)).states, [book]);
  const some = order.filter((state) => (counts[state] ?? 0) > 0);
  const words = some.map((state) => `${counts[state]} ${stateWord(state)}`).join(', ');
  return (
    <div className={classes.bar} role="img" aria-label={words || t('ui.runbook.empty')}>
      {some.map((state) => (
        <i key={state} className={classes[state]} style={{ flexGrow: counts[state] }} />
      ))}
    </div>
  );
}
