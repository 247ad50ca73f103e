/** The addresses of places, in one spelling. */
export function projectPath(project: string, tab = ''): string {
  return `/p/${project}${tab ? `/${tab}` : ''}`;
}

export function deploymentPath(project: string, deployment: string, tab = ''): string {
  return `/p/${project}/d/${deployment}${tab ? `/${tab}` : ''}`;
}

export function itemPath(project: string, deployment: string, item: string): string {
  return `${deploymentPath(project, deployment)}/i/${item}`;
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
