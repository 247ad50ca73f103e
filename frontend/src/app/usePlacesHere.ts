import { useMemo } from 'react';
import { matchPath, useLocation } from 'react-router';
import { useGet } from '@/api/queries';
import { type TextKey, t } from '@/i18n/i18n';
import { allows } from '@/lib/abilities';
import { deploymentAsked, deploymentPath, projectPath } from '@/lib/paths';
import type { IconName } from '@/ui/icons';

/** A place that stands in no list at the left: a part of what is on screen, or of the workspace. */
export interface PlaceHere {
  to: string;
  label: string;
  /** What it is a part of. */
  note: string;
  icon: IconName;
}

type Part = readonly [tab: string, label: TextKey];

const ofDeployment: readonly Part[] = [
  ['items', 'ui.deployment.items'],
  ['runbook', 'ui.deployment.runbook'],
  ['run', 'ui.runbook.work_mode'],
  ['checklist', 'ui.deployment.checklist'],
  ['notes', 'ui.deployment.notes'],
  ['documents', 'ui.deployment.documents'],
  ['signing', 'ui.signing.tab'],
  ['activity', 'ui.deployment.activity'],
];
const ofProject: readonly Part[] = [
  ['', 'ui.project.upcoming'],
  ['past', 'ui.project.past'],
  ['requests', 'ui.project.requests'],
  ['people', 'ui.project.people'],
  ['contributions', 'ui.contributions.label'],
  ['activity', 'ui.frame.activity'],
  ['templates', 'ui.templates.templates'],
];
const ofSettings: readonly Part[] = [
  ['settings', 'ui.settings.general'],
  ['settings/lists', 'ui.settings.lists'],
  ['settings/rules', 'ui.settings.rules'],
  ['settings/secrets', 'ui.settings.secrets'],
];
const ofWorkspace: readonly Part[] = [
  ['people', 'ui.admin.tab_people'],
  ['environments', 'ui.admin.tab_environments'],
  ['settings', 'ui.admin.tab_settings'],
  ['backups', 'ui.admin.tab_backups'],
  ['integrity', 'ui.admin.tab_integrity'],
  ['permissions', 'ui.admin.tab_permissions'],
];
const otherProjects = ['public', 'archived', 'administered'] as const;

/** The parts of the deployment and of the project on screen, then those of the workspace. */
export function usePlacesHere(): PlaceHere[] {
  const { pathname } = useLocation();
  const key = matchPath('/p/:project/*', pathname)?.params.project ?? '';
  const address = matchPath('/p/:project/d/:deployment/*', pathname)?.params.deployment ?? '';
  const deployment = useGet('deployment.get', deploymentAsked(key, address), { enabled: address !== '' }).data;
  const project = useGet('project.get', { key }, { enabled: key !== '' }).data;
  const projects = useGet('projects.list', {}).data;
  const session = useGet('session.get', {}).data;
  return useMemo(() => {
    const parts = (all: readonly Part[], note: string, icon: IconName, path: (tab: string) => string) =>
      all.map<PlaceHere>(([tab, label]) => ({ to: path(tab), label: t(label), note, icon }));
    const pathHere = (tab: string) => deploymentPath(key, deployment?.id ?? '', tab);
    const pathOf = (tab: string) => projectPath(key, tab);
    const mayCount = project && allows(project.can, 'contributions.list');
    const workspace = session?.user.administrator ? t('ui.frame.administration') : t('ui.frame.workspace');
    const settings = t('ui.settings.settings');
    return [
      ...(deployment ? parts(ofDeployment, deployment.title, 'calendar', pathHere) : []),
      ...(project
        ? [
            ...parts(ofProject, project.title, 'projects', pathOf).filter(
              ({ to }) => mayCount || to !== pathOf('contributions'),
            ),
            ...parts(ofSettings, `${project.title}, ${settings}`, 'settings', pathOf),
          ]
        : []),
      ...otherProjects
        .filter((list) => (projects?.[list].length ?? 0) > 0)
        .map<PlaceHere>((list) => ({
          to: `/projects?show=${list}`,
          label: t(`ui.projects.tab_${list}`),
          note: t('ui.frame.projects'),
          icon: 'projects',
        })),
      ...parts(ofWorkspace, workspace, 'workspace', (tab) => `/admin/${tab}`),
    ].filter(({ to }) => to !== pathname);
  }, [key, pathname, deployment, project, projects, session]);
}
