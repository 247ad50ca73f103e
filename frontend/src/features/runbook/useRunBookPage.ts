import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { RunBookStep, RunBookView } from '@/api/door';
import { stepsOf } from '@/parts/run/steps';
import { useMe } from '@/parts/run/useMe';
import { type Filter, isFinished, shownSteps } from './rows';
import { useRunBookActions } from './useRunBookActions';

export type Panel = 'step' | 'approve' | 'without' | 'add';

export interface RunBookPageState {
  book: RunBookView;
  project: string;
  me: string;
  steps: RunBookStep[];
  filter: Filter;
  setFilter: (filter: Filter) => void;
  folded: ReadonlySet<string>;
  fold: (stage: string) => void;
  /** The row that the keys are on. */
  current: RunBookStep | undefined;
  select: (id: string) => void;
  /** The step in the side panel. */
  peeked: RunBookStep | undefined;
  peek: (id: string) => void;
  panel: Panel | undefined;
  closePanel: () => void;
  actions: { primary: Action | undefined; book: Action[]; documents: Action[]; workMode: Action };
}

/** Where the page stands: filter, folded stages, current row, what the panel shows. The peeked step is in the address. */
export function useRunBookPage(book: RunBookView, project: string): RunBookPageState {
  const me = useMe();
  const steps = useMemo(() => stepsOf(book), [book]);
  const [filter, setFilter] = useState<Filter>('all');
  const { folded, fold, unfold } = useFolded(book, filter);
  const [params, setParams] = useSearchParams();
  const peekedId = params.get('step') ?? '';
  const [form, setForm] = useState<Panel | undefined>();
  const [selected, setSelected] = useState(peekedId || book.next);

  const shown = useMemo(() => shownSteps(book, filter, me, folded), [book, filter, me, folded]);
  const current = shown.find(({ id }) => id === selected) ?? shown[0];
  const peeked = steps.find(({ id }) => id === peekedId);

  const peek = useCallback(
    (id: string) => {
      setForm(undefined);
      if (id) setSelected(id);
      setParams(id ? { step: id } : {}, { replace: true });
    },
    [setParams],
  );
  const select = useCallback(
    (id: string) => {
      setSelected(id);
      if (peekedId) peek(id); // the panel follows the row
    },
    [peekedId, peek],
  );
  const closePanel = useCallback(() => {
    if (form) setForm(undefined);
    else peek('');
  }, [form, peek]);

  useEffect(() => {
    if (peekedId) setSelected(peekedId); // the address may come from elsewhere
  }, [peekedId]);

  const stageOfPeeked = peeked?.stage ?? '';
  useEffect(() => {
    unfold(stageOfPeeked);
  }, [stageOfPeeked, unfold]);

  const actions = useRunBookActions({ book, project, shown, current, select, peek, show: setForm });
  useActions(actions.all);
  const panel = form ?? (peeked ? 'step' : undefined);
  return {
    book,
    project,
    me,
    steps,
    filter,
    setFilter,
    folded,
    fold,
    current,
    select,
    peeked,
    peek,
    panel,
    closePanel,
    actions,
  };
}

/** Finished stages are folded until somebody opens them, unless all are finished; a filter looks into all. */
function useFolded(book: RunBookView, filter: Filter) {
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const folded = useMemo(() => {
    const open = book.stages.some((stage) => stage.progress.steps > 0 && !isFinished(stage));
    const all = book.stages.filter((stage) => chosen[stage.stage] ?? (open && filter === 'all' && isFinished(stage)));
    return new Set(all.map(({ stage }) => stage));
  }, [book, chosen, filter]);
  const latest = useRef(folded);
  latest.current = folded;
  const fold = useCallback(
    (stage: string) => setChosen((old) => ({ ...old, [stage]: !latest.current.has(stage) })),
    [],
  );
  const unfold = useCallback((stage: string) => {
    if (latest.current.has(stage)) setChosen((old) => ({ ...old, [stage]: false }));
  }, []);
  return { folded, fold, unfold };
}
