import { useMemo } from 'react';
import type { Action } from '@/actions/registry';
import type { DeploymentView } from '@/api/door';
import { useItemRows } from '@/api/items';
import { useDo } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { abilityFor, allows, reasonFor } from '@/lib/abilities';
import { deploymentPath } from '@/lib/paths';
import { copiesAction } from '@/parts/offline/copiesAction';
import { useDocumentActions } from '@/parts/run/useDocumentActions';
import { nextStep } from './nextStep';

export type DeploymentForm = 'about' | 'take' | 'edit' | 'close' | 'delete';

export interface DeploymentActions {
  primary?: Action;
  siblings: Action[];
  menu: Action[];
  /** All of them, for keys and palette. */
  list: Action[];
}

/** By the part that is shown what Ctrl+P opens; the others are best read in the run book. */
const printedOf: Record<string, 'checklist' | 'release_notes' | 'audit_report'> = {
  checklist: 'checklist',
  notes: 'release_notes',
  activity: 'audit_report',
};

/** What can be done with a deployment of which a part is shown; `show` opens the form of what needs one. */
export function useDeploymentActions(
  view: DeploymentView,
  part: string,
  show: (form: DeploymentForm) => void,
): DeploymentActions {
  const reopen = useDo('deployment.reopen').run;
  const archive = useDo('deployment.archive').run;
  const rows = useItemRows(view.id).data?.items;
  const documents = useDocumentActions(view.id, { printed: printedOf[part] });
  return useMemo(() => {
    const forms: [string, DeploymentForm, string?][] = [
      ['deployment.edit', 'edit', 'e'],
      ['deployment.close', 'close'],
      ['deployment.delete', 'delete'],
    ];
    const [edit, close, remove] = forms.map(([id, form, keys]) => command(view, id, () => show(form), keys));
    const back = command(view, 'deployment.reopen', () => reopen({ deployment: view.id }));
    const keep = archiving(view, () => archive({ deployment: view.id, undo: view.archived || undefined }));
    const about: Action = {
      id: 'deployment.about',
      label: t('ui.deployment.about'),
      group: 'ui.deployment.group',
      keys: 'i',
      run: () => show('about'),
    };
    const take: Action = {
      id: 'copy.take',
      label: t('ui.offline.take_more'),
      group: 'ui.deployment.group',
      enabled: () => allows(view.can, 'copy.take') || (reasonFor(view.can, 'copy.take') ?? t('ui.deployment.not_now')),
      run: () => show('take'),
    };
    const copies = copiesAction(view.project_key);
    const menu = [about, edit, take, copies, view.closed_at > 0 ? back : close, keep, remove].filter(
      (one) => one !== undefined,
    );
    menu.splice(2, 0, ...documents);
    const next = rows && nextStep(view, rows);
    const primary = next && goTo(view, next);
    return { primary, siblings: [], menu, list: primary ? [primary, ...menu] : menu };
  }, [view, rows, documents, show, reopen, archive]);
}

const verbs = {
  'deployment.edit': 'ui.deployment.edit',
  'deployment.close': 'ui.deployment.close',
  'deployment.delete': 'ui.deployment.delete',
  'deployment.reopen': 'ui.deployment.reopen',
} as const;

function command(view: DeploymentView, id: string, run: () => unknown, keys?: string): Action {
  return {
    id,
    label: t(verbs[id as keyof typeof verbs]),
    group: 'ui.deployment.group',
    keys,
    enabled: () => allows(view.can, id) || (reasonFor(view.can, id) ?? t('ui.deployment.not_now')),
    run,
  };
}

function archiving(view: DeploymentView, run: () => unknown): Action {
  const ability = abilityFor(view.can, 'deployment.archive');
  return {
    id: 'deployment.archive',
    label: view.archived ? t('ui.deployment.unarchive') : t('ui.deployment.archive'),
    group: 'ui.deployment.group',
    enabled: () => ability?.allowed || (ability?.why ? say(ability.why) : t('ui.deployment.not_now')),
    run,
  };
}

function goTo(view: DeploymentView, next: ReturnType<typeof nextStep>): Action | undefined {
  if (!next) return undefined;
  const to = (tab: string) => deploymentPath(view.project_key, view.id, tab);
  const places = {
    decide: to('items?waits'),
    submit: to('items?waits'),
    run: to('run'),
    book: to('runbook'),
    create: to('items?new'),
  };
  return {
    id: 'deployment.next',
    label: t(`ui.deployment.next_${next.kind}`, { count: next.count }),
    group: 'ui.deployment.group',
    run: ({ navigate }) => navigate(places[next.kind]),
  };
}
