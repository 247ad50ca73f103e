import type { TextKey } from '@/i18n/i18n';

/** The colour family of a state: token names `--m-*`, `--i-*`, `--t-*`. */
export type Tone = 'new' | 'run' | 'done' | 'fail' | 'skip' | 'hold' | 'over' | 'wait';

/** The drawn shape; the same on paper. */
export type Shape =
  | 'circle'
  | 'play'
  | 'tick'
  | 'cross'
  | 'slash'
  | 'diamond'
  | 'hourglass'
  | 'broken'
  | 'third'
  | 'twoThirds'
  | 'core'
  | 'openCross'
  | 'triangle'
  | 'noReturn'
  | 'gate';

interface Look {
  shape: Shape;
  tone: Tone;
  label: TextKey;
}

/**
 * Every state that the backend names, and how it looks: steps, tasks, items, windows of deployments, requests, access,
 * users. The codes are those of package domain; where two nouns share a code, they share its look and word.
 */
export const states = {
  new: { shape: 'circle', tone: 'new', label: 'ui.state.new' },
  in_progress: { shape: 'play', tone: 'run', label: 'ui.state.in_progress' },
  on_hold: { shape: 'diamond', tone: 'hold', label: 'ui.state.on_hold' },
  completed: { shape: 'tick', tone: 'done', label: 'ui.state.completed' },
  failed: { shape: 'cross', tone: 'fail', label: 'ui.state.failed' },
  skipped: { shape: 'slash', tone: 'skip', label: 'ui.state.skipped' },
  not_started: { shape: 'circle', tone: 'new', label: 'ui.state.not_started' },
  cancelled: { shape: 'slash', tone: 'skip', label: 'ui.state.cancelled' },
  overdue: { shape: 'hourglass', tone: 'over', label: 'ui.state.overdue' },

  documentation: { shape: 'broken', tone: 'new', label: 'ui.state.documentation' },
  review: { shape: 'third', tone: 'wait', label: 'ui.state.review' },
  go_no_go: { shape: 'twoThirds', tone: 'wait', label: 'ui.state.go_no_go' },
  ready_for_release: { shape: 'core', tone: 'done', label: 'ui.state.ready_for_release' },
  rejected: { shape: 'openCross', tone: 'fail', label: 'ui.state.rejected' },

  upcoming: { shape: 'circle', tone: 'new', label: 'ui.state.upcoming' },
  running: { shape: 'play', tone: 'run', label: 'ui.state.running' },
  overrun: { shape: 'hourglass', tone: 'over', label: 'ui.state.overrun' },
  over: { shape: 'tick', tone: 'done', label: 'ui.state.over' },
  needs_confirming: { shape: 'diamond', tone: 'hold', label: 'ui.state.needs_confirming' },

  draft: { shape: 'broken', tone: 'new', label: 'ui.state.draft' },
  approved: { shape: 'tick', tone: 'done', label: 'ui.state.approved' },
  withdrawn: { shape: 'slash', tone: 'skip', label: 'ui.state.withdrawn' },
  open: { shape: 'circle', tone: 'wait', label: 'ui.state.open' },
  granted: { shape: 'tick', tone: 'done', label: 'ui.state.granted' },
  declined: { shape: 'openCross', tone: 'fail', label: 'ui.state.declined' },
  invited: { shape: 'circle', tone: 'wait', label: 'ui.state.invited' },
  active: { shape: 'tick', tone: 'done', label: 'ui.state.active' },
  blocked: { shape: 'slash', tone: 'fail', label: 'ui.state.blocked' },
} as const satisfies Record<string, Look>;

export type State = keyof typeof states;

/** Signs that go beside a state, never instead of it. */
export const signs = {
  warning: { shape: 'triangle', label: 'ui.sign.warning' },
  point_of_no_return: { shape: 'noReturn', label: 'ui.sign.point_of_no_return' },
  checkpoint: { shape: 'gate', label: 'ui.sign.checkpoint' },
} as const satisfies Record<string, { shape: Shape; label: TextKey }>;

export type Sign = keyof typeof signs;

export type Risk = 'low' | 'medium' | 'high';
