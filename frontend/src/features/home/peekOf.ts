import type { NeedView, WindowView } from '@/api/door';
import type { Peeked } from '@/parts/peek/Peek';
import { needPath, needTitle } from './needWords';

/** What Space shows of something that waits; of steps the deployment that they belong to. */
export function peekOf(need: NeedView): Peeked {
  const steps = need.kind === 'steps';
  return {
    kind: steps ? 'deployment' : need.kind,
    id: steps ? need.deployment : need.record,
    project_key: need.project_key,
    deployment: need.deployment,
    item: '',
    title: needTitle(need),
    where: [need.ref, need.project_title, need.deployment_title].filter(Boolean).join(', '),
    text: need.title,
    to: needPath(need),
  };
}

export function peekOfWindow(window: WindowView): Peeked {
  return {
    kind: 'deployment',
    id: window.id,
    project_key: window.project_key,
    deployment: window.id,
    item: '',
    title: window.title,
    where: window.project_title,
  };
}
