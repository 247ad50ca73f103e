import { type Ability, doCommand, get, type ItemApprove, type NeedView, type Receipt } from '@/api/door';
import { secretTags } from '@/api/secrets';
import { say, t } from '@/i18n/i18n';
import type { ActName } from './needs';

/** An act that has looked at what it is about: whether it is allowed now, and how it is sent. */
export interface Prepared {
  /** Why it is not allowed. */
  reason?: string;
  remark: 'none' | 'optional' | 'required';
  /** The remark is the reason for deciding alone. */
  alone?: boolean;
  /** What one should know before. */
  notes: string[];
  send: (remark: string, roles: string[]) => Promise<Receipt>;
}

/** Looks at the thing as it is now. What is sent later carries what was seen here, or before, of an item in a selection. */
export function prepare(need: NeedView, act: ActName, seenBefore?: string): Promise<Prepared> {
  if (need.kind === 'item') return prepareItem(need.record, act as ItemAct, seenBefore);
  if (need.kind === 'request') return prepareRequest(need.record, act as 'approve' | 'reject');
  if (need.kind === 'task') return prepareTask(need.deployment, need.record);
  return prepareAccess(need.project, need.record, act as 'grant' | 'decline');
}

function judged(can: readonly Ability[], action: string): Pick<Prepared, 'reason' | 'remark' | 'alone'> {
  const ability = can.find((one) => one.action === action);
  if (!ability) return { reason: t('ui.home.not_offered'), remark: 'none' };
  return {
    reason: ability.allowed ? undefined : ability.why && say(ability.why),
    remark: ability.alone ? 'required' : (ability.remark as Prepared['remark']),
    alone: ability.alone,
  };
}

type ItemAct = 'approve' | 'verify' | 'reject' | 'submit';

async function prepareItem(item: string, act: ItemAct, seenBefore?: string): Promise<Prepared> {
  const view = await get('item.get', { item });
  const seen = seenBefore ?? view.seen;
  const judgement = judged(view.can, act);
  const changed = act !== 'submit' && view.since_verified.length > 0;
  return {
    ...judgement,
    notes: changed ? [t('ui.home.changed_since_verified', { count: view.since_verified.length })] : [],
    send: async (remark) => {
      if (act !== 'approve') return doCommand(`item.${act}`, { item, seen, remark });
      const said: Partial<ItemApprove> = judgement.alone ? { alone: remark } : { remark };
      return doCommand('item.approve', { item, seen, tags: await secretTags(item), ...said });
    },
  };
}

async function prepareRequest(request: string, act: 'approve' | 'reject'): Promise<Prepared> {
  const view = await get('request.get', { request });
  return {
    ...judged(view.can, `request.${act}`),
    remark: act === 'reject' ? 'required' : 'none',
    notes: view.expired ? [t('ui.home.request_expired')] : [],
    send: (reason) =>
      act === 'reject'
        ? doCommand('request.reject', { request, reason, seen: view.seen })
        : doCommand('request.approve', { request, seen: view.seen }),
  };
}

async function prepareTask(deployment: string, task: string): Promise<Prepared> {
  const { tasks } = await get('checklist.get', { deployment });
  const view = tasks.find(({ id }) => id === task);
  return {
    ...judged(view?.can ?? [], 'task.update'),
    remark: 'required',
    notes: [],
    send: (comment) =>
      doCommand('task.update', { task, comment, state: { was: view?.digests.state ?? '', to: 'completed' } }),
  };
}

async function prepareAccess(project: string, request: string, act: 'grant' | 'decline'): Promise<Prepared> {
  const view = await get('project.get', { project });
  const asked = view.access.find(({ id }) => id === request);
  if (!asked) return { reason: t('ui.home.not_offered'), remark: 'none', notes: [], send: () => Promise.reject() };
  const answered = { request, project, seen: asked.seen };
  return {
    remark: act === 'decline' ? 'required' : 'optional',
    notes: [],
    send: (answer, roles) =>
      act === 'grant'
        ? doCommand('access.grant', { ...answered, user: asked.user, roles, answer })
        : doCommand('access.decline', { ...answered, answer }),
  };
}
