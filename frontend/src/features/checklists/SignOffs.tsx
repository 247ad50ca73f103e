import type { ChecklistView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Stream } from '@/ui/Stream';
import classes from './Checklist.module.css';

/** Who signed the checklist, and whether it is still as it was then. */
export function SignOffs({ view }: { view: ChecklistView }) {
  if (view.sign_offs.length === 0) return null;
  const entries = view.sign_offs.toReversed().map((one) => ({
    id: one.id,
    who: one.unconfirmed ? t('ui.items.key_unconfirmed', { who: one.created_by_name }) : one.created_by_name,
    at: one.created_at,
    state: one.current ? ('completed' as const) : ('needs_confirming' as const),
    did: one.current ? t('ui.checklist.signed') : t('ui.checklist.signed_before'),
    said: one.remark || undefined,
  }));
  return (
    <section className={classes.signed} aria-labelledby="signed">
      <h2 id="signed" className="sec">
        {t('ui.checklist.sign_offs')}
      </h2>
      <Stream label={t('ui.checklist.sign_offs')} entries={entries} />
    </section>
  );
}
