import type { ProjectRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { andText } from '@/i18n/locale';

/** Whom to ask about a project. */
export function approversOf({ approvers }: ProjectRow): string {
  return andText(approvers.map(({ name }) => name)) || t('ui.projects.nobody');
}
