import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { FolderResult } from './FolderResult';
import type { useFolderCheck } from './useFolderCheck';

/** What came of the check of a folder that a person has chosen. */
export function CheckFolderDialog({ checking }: { checking: ReturnType<typeof useFolderCheck> }) {
  const { checked, busy, choose, clear } = checking;
  return (
    <Dialog title={t('ui.folder.title')} width={560} open={checked !== null} onClose={clear}>
      <div className="stack g16">
        <FolderResult checked={checked} />
        <div className="row g8">
          <Button busy={busy} onClick={() => void choose()}>
            {t('ui.folder.check_other')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
