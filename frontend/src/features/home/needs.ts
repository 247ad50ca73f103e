import type { HomeView, NeedView } from '@/api/door';

export type NeedFilter = 'all' | 'decide' | 'verify' | 'do' | 'people';

export interface NeedGroup {
  id: string;
  kind: 'late' | 'deployment' | 'later';
  /** The first of its needs says what the group is of. */
  needs: NeedView[];
}

/** A need is one thing that waits; a deployment's steps have the deployment's id, so its kind belongs to its name. */
export function needId(need: NeedView): string {
  return `${need.kind} ${need.record}`;
}

/** Late ones first, then window by window, then what belongs to none; within a group the order given. */
export function groupNeeds(needs: readonly NeedView[], filter: NeedFilter): NeedGroup[] {
  const groups = new Map<string, NeedGroup>();
  const late: NeedGroup = { id: 'late', kind: 'late', needs: [] };
  const later: NeedGroup = { id: 'later', kind: 'later', needs: [] };
  for (const need of needs) {
    if (filter !== 'all' && need.group !== filter) continue;
    if (need.overdue) late.needs.push(need);
    else if (!need.deployment) later.needs.push(need);
    else {
      const group = groups.get(need.deployment) ?? { id: need.deployment, kind: 'deployment', needs: [] };
      group.needs.push(need);
      groups.set(need.deployment, group);
    }
  }
  const windows = [...groups.values()].sort((a, b) => (a.needs[0]?.start ?? 0) - (b.needs[0]?.start ?? 0));
  return [late, ...windows, later].filter((group) => group.needs.length > 0);
}

/** How many each filter would show. */
export function filterCounts({ total, decide, verify, do: todo, people }: HomeView): Record<NeedFilter, number> {
  return { all: total, decide, verify, do: todo, people };
}

/** What a person can do about a need without leaving the page. */
export type ActName = 'approve' | 'verify' | 'reject' | 'submit' | 'tick' | 'grant' | 'decline';

/** The key of each act; both words of a pair share theirs with what they mean elsewhere. */
export const actKeys: Record<ActName, string> = {
  approve: 'a',
  grant: 'a',
  verify: 'v',
  reject: 'r',
  decline: 'r',
  submit: 's',
  tick: 't',
};

/** The acts that the row of a need offers, the first one first. */
export function actsOf(need: NeedView): ActName[] {
  if (need.kind === 'request') return ['approve', 'reject'];
  if (need.kind === 'access') return ['grant', 'decline'];
  if (need.kind === 'task') return ['tick'];
  if (need.kind !== 'item') return [];
  if (need.group === 'verify') return ['verify', 'reject'];
  if (need.group === 'decide') return ['approve', 'reject'];
  return ['submit'];
}

/** What can be done to several at once: only what every one of them offers, and nothing that needs a reason. */
export function bulkActsOf(needs: readonly NeedView[]): ActName[] {
  const items = needs.every(({ kind }) => kind === 'item');
  if (!items || needs.length === 0) return [];
  const bulk: ActName[] = ['approve', 'verify', 'submit'];
  return bulk.filter((act) => needs.every((need) => actsOf(need).includes(act)));
}
