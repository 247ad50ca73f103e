import type { RunBookView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { fullMomentText } from '@/lib/time';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';
import { useZone } from '@/ui/UiProvider';

/** That the run book is with a laptop, and where its work is brought back. */
export function AwayStrip({ book, project }: { book: RunBookView; project: string }) {
  const navigate = useGo();
  const zone = useZone();
  if (!book.away) return null;
  const { holder_name: name, until } = book.away;
  return (
    <div style={{ padding: '0 16px 8px' }}>
      <Note
        tone="hold"
        title={t('ui.offline.away', { name, time: fullMomentText(until, zone) })}
        action={
          <Button size="s" kind="quiet" onClick={() => navigate(projectPath(project, 'offline'))}>
            {t('ui.offline.to_copies')}
          </Button>
        }
      >
        {t('ui.offline.away_body')}
      </Note>
    </div>
  );
}
