import { expect, test } from 'vitest';
import type { RowBlock, RunBookStep, RunBookView } from '@/api/door';
import { figuresOf } from './figures';
import { markdownOf, partsOf, plainOf } from './segments';
import { isMine, minutesOver, onwardOf, replacedIn, tallyOf } from './steps';

const hour = 3_600_000;
const opening = Date.UTC(2026, 11, 3, 14);

function step(change: Partial<RunBookStep>): RunBookStep {
  return {
    state: 'new',
    minutes: 30,
    started_at: 0,
    ended_at: 0,
    assignee: '',
    owner: '',
    started_by: '',
    can: [],
    ...change,
  } as RunBookStep;
}

function book(steps: RunBookStep[], change: Partial<RunBookView> = {}): RunBookView {
  const sections = [{ steps }];
  return {
    start: opening,
    end: opening + 2 * hour,
    way_back_minutes: 0,
    stages: [{ sections }],
    ...change,
  } as unknown as RunBookView;
}

test('before the window the work begins with it', () => {
  const figures = figuresOf(book([step({}), step({ minutes: 120 })]), opening - hour);
  expect(figures).toMatchObject({ left: 150, ends: opening + 2.5 * hour, late: 30, begun: 0, decideBy: 0 });
});

test('in the window the work goes on from now; what is in progress counts with its rest', () => {
  const now = opening + hour;
  const running = step({ state: 'in_progress', started_at: now - 20 * 60_000 });
  const done = step({ state: 'completed', started_at: opening, ended_at: opening + hour / 2 });
  const figures = figuresOf(book([done, running, step({ minutes: 20 })], { way_back_minutes: 15 }), now);
  expect(figures).toMatchObject({ left: 30, ends: now + hour / 2, late: -30, begun: opening });
  expect(figures.decideBy).toBe(opening + 1.75 * hour);
  expect(figures.backEnds).toBe(now + hour / 4);
});

test('when nothing is left, the last end counts', () => {
  const done = step({ state: 'completed', started_at: opening, ended_at: opening + 3 * hour });
  expect(figuresOf(book([done, step({ state: 'skipped' })]), opening + 9 * hour)).toMatchObject({
    left: 0,
    ends: opening + 3 * hour,
    late: 60,
  });
});

test('whose a step is, what comes next, how much it is over', () => {
  expect(isMine(step({ owner: 'me' }), 'me')).toBe(true);
  expect(isMine(step({ owner: 'me', assignee: 'other' }), 'me')).toBe(false);
  expect(onwardOf(step({ state: 'on_hold' }))).toBe('resume');
  expect(onwardOf(step({ state: 'failed' }))).toBeUndefined();
  expect(minutesOver(step({ state: 'in_progress', started_at: opening }), opening + hour)).toBe(30);
  expect(minutesOver(step({ state: 'completed', started_at: opening, ended_at: opening + hour }), opening + hour)).toBe(
    0,
  );
});

test('secrets show only once they are opened, and are never read as marks', () => {
  const segments = [
    { text: 'say ' },
    { text: '[pw: see window]', sensitive: true, value: 'field.pw' },
    { text: ' now' },
  ];
  expect(plainOf(segments, {})).toBe('say [pw: see window] now');
  expect(plainOf(segments, { 'field.pw': '*a_b*' })).toBe('say *a_b* now');
  expect(markdownOf(segments, { 'field.pw': '*a_b*' })).toBe('say \\*a\\_b\\* now');
  expect(markdownOf([{ text: '`run ' }, ...segments], { 'field.pw': '*' })).toBe('`run say * now');
});

test('commands in an instruction stand alone, to the byte', () => {
  const text = 'In `Doc`:\n\n```sh\nmake  all\n\tcp a b\n```\n\nThen wait.';
  const block = { kind: 'markdown', text: [{ text }], label: '', label_key: '', entries: [] } as unknown as RowBlock;
  expect(partsOf([block], {})).toEqual([
    { kind: 'markdown', text: 'In `Doc`:\n\n' },
    { kind: 'code', text: 'make  all\n\tcp a b', host: '' },
    { kind: 'markdown', text: '\n\nThen wait.' },
  ]);
});

test('a step that was run again counts apart, so that what is done and all agree', () => {
  const failed = step({ id: 'a', state: 'failed' });
  const again = step({ id: 'b', state: 'completed', origin: 'run_again', after: 'a' });
  const tally = tallyOf([failed, again, step({ id: 'c', state: 'skipped' })]);
  expect(tally).toMatchObject({ done: 2, all: 2, states: { completed: 1, skipped: 1 }, again: { failed: 1 } });
  expect(replacedIn(tally)).toBe(1);
  expect(tallyOf([failed]).states.failed).toBe(1);
});
