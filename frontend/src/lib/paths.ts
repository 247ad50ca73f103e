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

const isId = /^[0-9a-f]{8}-/i;

/** The id of a deployment, where its address has the id; else it names its date, and Go knows which that is. */
export function deploymentIdOf(address: string): string | undefined {
  return isId.test(address) ? address : undefined;
}

/** What a deployment is asked for by, as its address names it. */
export function deploymentAsked(project: string, address: string) {
  const deployment = deploymentIdOf(address);
  return deployment ? { deployment } : { project_key: project, address };
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
