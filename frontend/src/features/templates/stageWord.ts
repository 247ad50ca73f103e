import { t } from '@/i18n/i18n';

/** The stage of a step, as people call it. */
export function stageWord(stage: string): string {
  if (stage === 'pre') return t('ui.templates.pre');
  return stage === 'post' ? t('ui.templates.post') : t('ui.templates.during');
}
