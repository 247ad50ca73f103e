import { type SessionState, useSessionState } from '@/api/session';
import { t } from '@/i18n/i18n';
import { driveText, FolderResult } from '@/parts/folder/FolderResult';
import { fileFact } from '@/parts/folder/fileFact';
import { useFolderCheck } from '@/parts/folder/useFolderCheck';
import { Button } from '@/ui/Button';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';

/** Where the file of the workspace lies, on what kind of drive, and how it is used there just now. */
export function Where() {
  const state = useSessionState().data;
  const { checked, busy, run } = useFolderCheck();
  if (!state?.place) return null;
  const { path, place } = state;
  return (
    <section className="stack g12">
      <h2 className="t14 b">{t('ui.admin.where')}</h2>
      <Facts
        facts={[fileFact(path), [t('ui.admin.where_kind'), driveText(place)], [t('ui.admin.used'), modeText(place)]]}
      />
      {place.away && <Note tone="fail" title={t('ui.frame.away')} />}
      <div className="row g8">
        <Button busy={busy} onClick={() => void run('')}>
          {t('ui.folder.check_this')}
        </Button>
      </div>
      <FolderResult checked={checked} />
    </section>
  );
}

function modeText({ mode }: NonNullable<SessionState['place']>): string {
  if (mode === 'in_turn') return t('ui.admin.used_in_turn');
  return t(mode === 'together' ? 'ui.admin.used_together' : 'ui.admin.used_alone');
}
