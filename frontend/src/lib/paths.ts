/** The addresses of places, in one spelling. */
export const projectPath = (project: string) => `/p/${project}`;

export function deploymentPath(project: string, deployment: string, tab = ''): string {
  return `/p/${project}/d/${deployment}${tab ? `/${tab}` : ''}`;
}

export function itemPath(project: string, deployment: string, item: string): string {
  return `${deploymentPath(project, deployment)}/i/${item}`;
}
