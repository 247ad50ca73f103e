import type { RunBookSection, RunBookStage, RunBookStep, RunBookView } from '@/api/door';

const hour = 3_600_000;
const may = (action: string, remark = 'optional') => ({ action, allowed: true, remark });

const abilities: Record<string, ReturnType<typeof may>[]> = {
  new: [may('start'), may('complete'), may('skip', 'required'), may('hold', 'required')],
  in_progress: [may('complete'), may('fail', 'required'), may('hold', 'required'), may('skip', 'required')],
  completed: [may('reopen', 'required'), may('run_again')],
  failed: [may('reopen', 'required'), may('run_again')],
};

/** A step for tests. */
export function testStep(number: string, change: Partial<RunBookStep> = {}): RunBookStep {
  const texts = {
    title: `Step number ${number}`,
    template: 't',
    template_title: 'By hand',
    stage: 'pre',
    origin: 'activity',
  };
  const plan = {
    minutes: 10,
    owner_role: '',
    owner: '',
    expect: '',
    if_not: '',
    warning: '',
    undo: '',
    undo_minutes: 0,
  };
  const run = { started_at: 0, started_by: '', started_by_name: '', ended_at: 0, ended_by: '', ended_by_name: '' };
  const people = { owner_name: '', assignee: '', assignee_name: '' };
  const state = change.state ?? 'new';
  return {
    id: `s${number}`,
    number,
    ...texts,
    ...plan,
    ...run,
    ...people,
    after: '',
    projected: false,
    away: false,
    taken_back: false,
    unconfirmed: false,
    no_undo: false,
    checkpoint: false,
    planned_at: 0,
    planned_end: 0,
    state,
    remark: '',
    held_from: '',
    hold_until: 0,
    evidence: [],
    events: 0,
    intro: [],
    blocks: [],
    sensitive: false,
    content: '',
    items: [],
    seen: `seen-${number}`,
    can: [...(abilities[state] ?? []), may('remark', 'required'), may('assign')],
    ...change,
  };
}

/** What Go answers when it is asked for a step of the book. */
export function stepOf(book: RunBookView) {
  return ({ step }: { step: string }) => {
    const steps = book.stages.flatMap(({ sections }) => sections.flatMap((section) => section.steps));
    return { step: steps.find(({ id }) => id === step), events: [], approvals: [] };
  };
}

function progressOf(steps: RunBookStep[]) {
  const count = (state: string) => steps.filter((step) => step.state === state).length;
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  return {
    steps: steps.length,
    projected: 0,
    new: count('new'),
    in_progress: count('in_progress'),
    on_hold: count('on_hold'),
    completed: count('completed'),
    failed: count('failed'),
    skipped: count('skipped'),
    minutes,
    minutes_left: minutes,
  };
}

/** A run book for tests: a window that has been open for an hour, everything in its place. */
export function testBook(steps: RunBookStep[], change: Partial<RunBookView> = {}): RunBookView {
  const start = Date.now() - hour;
  const stages = ['pre', 'during', 'post'].map((stage): RunBookStage => {
    const here = steps.filter((step) => step.stage === stage);
    const section: RunBookSection = { template: 't', title: 'By hand', kind: 'instruction', intro: [], steps: here };
    return { stage, progress: progressOf(here), sections: here.length > 0 ? [section] : [] };
  });
  const approval = {
    state: 'approved',
    version: 1,
    by: 'u',
    by_name: 'Noor',
    at: start,
    remark: '',
    unconfirmed: false,
    because: [],
    changes: [],
  };
  const without = { without: '', without_by: '', without_by_name: '', without_counts: false };
  const names = { deployment_title: '3.12.1 final', project: 'p', project_title: 'CPython releases', time_zone: 'UTC' };
  return {
    deployment: '01900000-0000-7000-8000-000000000001',
    ...names,
    window: 'running',
    start,
    end: start + 6 * hour,
    date_only: false,
    minutes: 360,
    way_back: '',
    way_back_minutes: 0,
    plan_too_long: false,
    approval: { ...approval, ...without },
    stages,
    progress: progressOf(steps),
    next: steps.find((step) => step.state === 'new')?.id ?? '',
    seen: 'seen-book',
    can: ['runbook.approve', 'runbook.start_without', 'step.add', 'step.move'].map((action) => may(action)),
    ...change,
  };
}
