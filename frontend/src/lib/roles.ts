import { t } from '@/i18n/i18n';

const words = {
  view: 'ui.role.view',
  entry: 'ui.role.entry',
  review: 'ui.role.review',
  approval: 'ui.role.approval',
  execute: 'ui.role.execute',
  administrator: 'ui.role.administrator',
} as const;

export type Role = 'view' | 'entry' | 'review' | 'approval' | 'execute';

/** In the order in which they are shown. */
export const allRoles: readonly Role[] = ['view', 'entry', 'review', 'approval', 'execute'];

/** A role of a project, or the workspace-wide one, in a word. */
export function roleWord(role: string): string {
  return role in words ? t(words[role as keyof typeof words]) : role;
}

/** "entry, execute"; nothing for nobody. */
export function rolesText(roles: readonly string[]): string {
  return roles.map(roleWord).join(', ');
}
