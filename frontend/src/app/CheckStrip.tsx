import type { SessionState } from '@/api/session';
import { say, t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { Note } from '@/ui/Note';

/** That the journal is still being verified, or that it does not verify; nothing when all is well. */
export function CheckStrip({ check }: { check: SessionState['check'] }) {
  if (check.problem) {
    return (
      <Note tone="fail" title={t('ui.frame.broken')}>
        {say(check.problem)}
      </Note>
    );
  }
  if (check.finished || check.total === 0) return null;
  const percent = Math.floor((100 * check.done) / check.total);
  return <Note tone="run">{t('ui.frame.verifying', { percent, total: numberText(check.total) })}</Note>;
}
