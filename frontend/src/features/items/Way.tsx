import type { ItemStageView, ItemView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { roleWord } from '@/lib/roles';
import { relativeText } from '@/lib/time';
import { useNarrow } from '@/lib/useNarrow';
import { useNow } from '@/lib/useNow';
import { Stepper, type StepperStep } from '@/ui/Stepper';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { stateWord } from './useDecision';

/** The way of an item: who did each step and when, who is asked now, what comes. */
export function Way({ view }: { view: ItemView }) {
  const now = useNow(10_000);
  const short = useNarrow();
  return <Stepper label={t('ui.items.way')} steps={view.stages.map((_, at) => stepOf(view, at, now, short))} />;
}

function stepOf(view: ItemView, at: number, now: number, short: boolean): StepperStep {
  const stage = view.stages[at] as ItemStageView;
  const title = stateWord(stage.status);
  if (stage.done) return { id: stage.status, title, state: 'completed', ...leftBy(view, at, short) };
  if (!stage.current)
    return { id: stage.status, title, state: 'new', who: t(`ui.items.next_${stage.status as Coming}`) };
  const aside = view.status === 'rejected' || view.status === 'failed';
  return {
    id: stage.status,
    title: aside ? stateWord(view.status) : title,
    state: view.status as State,
    now: true,
    who: view.status === 'completed' ? t('ui.items.is_done') : waitsFor(stage),
    when:
      view.status === 'completed' ? (
        <Time at={view.status_at} as={short ? 'short' : 'moment'} />
      ) : (
        t('ui.items.since', { when: relativeText(view.status_at, now) })
      ),
  };
}

type Coming = 'review' | 'go_no_go' | 'ready_for_release' | 'completed';

/** Who took it on from a stage, and when; the next stage knows, unless it was left out. */
function leftBy(view: ItemView, at: number, short: boolean): Pick<StepperStep, 'who' | 'when'> {
  const taken = view.stages.slice(at + 1).find(({ by, at: when }) => by || when > 0);
  const own = view.stages[at + 1];
  if (own && !own.by && own.at === 0) return { who: t('ui.items.left_out') };
  if (!taken) return {};
  const words = {
    review: 'ui.items.submitted',
    go_no_go: 'ui.items.verified',
    ready_for_release: 'ui.items.approved',
  } as const;
  const key = words[taken.status as keyof typeof words];
  const who = key && taken.by_name ? t(key, { who: taken.by_name }) : t('ui.items.run');
  return {
    who: taken.unconfirmed ? t('ui.items.key_unconfirmed', { who }) : who,
    when: <Time at={taken.at} as={short ? 'short' : 'moment'} />,
  };
}

function waitsFor(stage: ItemStageView) {
  const people = stage.people.filter(({ barred }) => !barred).map(({ name }) => name);
  const role = roleWord(stage.role);
  return (
    <span title={people.join(', ') || undefined}>
      {t('ui.items.waits_for')} <b>{role}</b>
      {people.length > 0 && `: ${shortList(people)}`}
    </span>
  );
}

function shortList(names: string[]): string {
  const [first = '', second = ''] = names;
  if (names.length === 1) return first;
  if (names.length === 2) return t('ui.items.two_people', { first, second });
  return t('ui.items.more_people', { first, second, count: names.length - 2 });
}
