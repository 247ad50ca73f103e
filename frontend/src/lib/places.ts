/** The addresses of the window: one place says how they are written. */

export type ProjectTab = 'upcoming' | 'requests' | 'past' | 'people' | 'activity';
export type DeploymentTab = 'items' | 'runbook' | 'checklist' | 'notes' | 'documents' | 'activity';

/** A project by its key. */
export function projectPath(key: string, tab?: ProjectTab): string {
  return tab ? `/p/${key}/${tab}` : `/p/${key}`;
}

export function deploymentPath(key: string, deployment: string, tab?: DeploymentTab): string {
  return `/p/${key}/d/${deployment}${tab ? `/${tab}` : ''}`;
}

export function itemPath(key: string, deployment: string, item: string): string {
  return `/p/${key}/d/${deployment}/i/${item}`;
}

/** What search and activity know of a thing. */
export interface Located {
  kind: string;
  id: string;
  project_key: string;
  deployment: string;
  item: string;
}

/** Where a thing is shown: its own page, or that of the thing it belongs to with it pointed out. */
export function pathOf({ kind, id, project_key, deployment, item }: Located): string {
  if (kind === 'project') return projectPath(project_key);
  if (kind === 'deployment') return deploymentPath(project_key, id);
  if (kind === 'request') return `${projectPath(project_key, 'requests')}?request=${id}`;
  if (kind === 'item') return itemPath(project_key, deployment, id);
  if (kind === 'step') return `${deploymentPath(project_key, deployment, 'runbook')}?step=${id}`;
  if (kind === 'task') return `${deploymentPath(project_key, deployment, 'checklist')}?task=${id}`;
  if (item) return itemPath(project_key, deployment, item);
  if (deployment) return deploymentPath(project_key, deployment);
  return projectPath(project_key);
}
