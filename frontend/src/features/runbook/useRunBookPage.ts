import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { RunBookStage, RunBookStep, RunBookView } from '@/api/door';
import { type ChangeAddress, useAddress, useTypedText } from '@/lib/address';
import { replacedOf, stepsOf } from '@/parts/run/steps';
import { useMe } from '@/parts/run/useMe';
import { useNear } from '@/parts/run/useStepDetails';
import { type BookLine, type Filter, filters, isFinished, linesOf, stepsIn } from './rows';
import { type Moves, useMoves } from './useMoves';
import { useRunBookActions } from './useRunBookActions';

export type Panel = 'step' | 'approve' | 'without' | 'add';

export interface RunBookPageState {
  book: RunBookView;
  project: string;
  me: string;
  filter: Filter;
  setFilter: (filter: Filter) => void;
  /** Words that narrow the list. */
  find: string;
  setFind: (find: string) => void;
  findField: RefObject<HTMLInputElement | null>;
  list: RefObject<HTMLDivElement | null>;
  fold: (stage: string) => void;
  /** What the list draws, and the steps among it. */
  lines: readonly BookLine[];
  shown: RunBookStep[];
  /** Steps that have another one in their place. */
  replaced: ReadonlySet<string>;
  moves: Moves;
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

/** Where the page stands. What narrows it, what is folded and the step in the panel are in the address: one comes back. */
export function useRunBookPage(book: RunBookView, project: string): RunBookPageState {
  const me = useMe();
  const steps = useMemo(() => stepsOf(book), [book]);
  const [params, change] = useAddress();
  const filter = filters.find((one) => one === params.get('show')) ?? 'all';
  const setFilter = (one: Filter) => change((next) => (one === 'all' ? next.delete('show') : next.set('show', one)));
  const [find, setFind] = useTypedText(params, change, 'q');
  const findField = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const words = useDeferredValue(find.trim());
  const isNarrowed = filter !== 'all' || words !== '';
  const { folded, fold, unfold } = useFolded(book, isNarrowed, params, change);
  const moves = useMoves(book, isNarrowed);
  const [peekedId, setPeekedId] = useTypedText(params, change, 'step'); // follows the rows as fast as they go by
  const [form, setForm] = useState<Panel | undefined>();
  const [selected, setSelected] = useState(peekedId || book.next);

  const lines = useMemo(() => linesOf(book, { filter, find: words, me }, folded), [book, filter, words, me, folded]);
  const shown = useMemo(() => stepsIn(lines), [lines]);
  const replaced = useMemo(() => replacedOf(steps), [steps]);
  const current = shown.find(({ id }) => id === selected) ?? shown[0];
  const peeked = steps.find(({ id }) => id === peekedId);

  const peek = useCallback(
    (id: string) => {
      setForm(undefined);
      if (id) setSelected(id);
      setPeekedId(id);
    },
    [setPeekedId],
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

  const toFind = useCallback(() => findField.current?.focus(), []);
  const actions = useRunBookActions({
    book,
    project,
    kept: params.toString(),
    shown,
    current,
    peeked: peekedId,
    select,
    peek,
    show: setForm,
    toFind,
  });
  useNear(current, book.deployment);
  useActions(actions.all);
  const panel = form ?? (peeked ? 'step' : undefined);
  return {
    book,
    project,
    me,
    filter,
    setFilter,
    find,
    setFind,
    findField,
    list,
    fold,
    lines,
    shown,
    replaced,
    moves,
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
function useFolded(book: RunBookView, isNarrowed: boolean, params: URLSearchParams, change: ChangeAddress) {
  const [shut, open] = [params.getAll('shut').join(' '), params.getAll('open').join(' ')];
  const folded = useMemo(() => {
    const isLeft = book.stages.some((stage) => stage.progress.steps > 0 && !isFinished(stage));
    const isFolded = (stage: RunBookStage) => {
      if (shut.split(' ').includes(stage.stage)) return true;
      return !open.split(' ').includes(stage.stage) && isLeft && !isNarrowed && isFinished(stage);
    };
    return new Set(book.stages.filter(isFolded).map(({ stage }) => stage));
  }, [book, shut, open, isNarrowed]);
  const latest = useRef(folded);
  latest.current = folded;
  const put = useCallback(
    (stage: string, name: 'shut' | 'open') =>
      change((next) => {
        for (const one of ['shut', 'open']) next.delete(one, stage);
        next.append(name, stage);
      }),
    [change],
  );
  const fold = useCallback((stage: string) => put(stage, latest.current.has(stage) ? 'open' : 'shut'), [put]);
  const unfold = useCallback(
    (stage: string) => {
      if (latest.current.has(stage)) put(stage, 'open');
    },
    [put],
  );
  return { folded, fold, unfold };
}
