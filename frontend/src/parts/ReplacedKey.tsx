import type { SessionState } from '@/api/session';
import { t } from '@/i18n/i18n';
import { fullMomentText } from '@/lib/time';
import { Note } from '@/ui/Note';
import { useSurroundings } from '@/ui/UiProvider';

export type Replaced = NonNullable<SessionState['replaced']>[number];

interface ReplacedKeyProps {
  replaced: Replaced | undefined;
  /** What to do about it. */
  action?: React.ReactNode;
}

/** Other keys count for a person than those that were used on this computer: somebody else may act in that name. */
export function ReplacedKey({ replaced, action }: ReplacedKeyProps) {
  const { zone } = useSurroundings();
  if (!replaced) return null;
  const { name, known, known_at, now, at, by, origin } = replaced;
  const blanks = { name, known, known_at: fullMomentText(known_at, zone), now, at: fullMomentText(at, zone), by };
  const words = {
    title: t(origin === 'reset' ? 'ui.session.was_reset' : 'ui.session.was_renewed', blanks),
    was: t('ui.session.was_known', blanks),
    is: now ? t('ui.session.is_now', blanks) : t('ui.session.is_open'),
    act: t(origin === 'reset' ? 'ui.session.reset_by_whom' : 'ui.session.renewed_by_whom'),
  };
  return (
    <Note tone="fail" title={words.title} action={action}>
      {words.was} {words.is} {words.act}
    </Note>
  );
}
