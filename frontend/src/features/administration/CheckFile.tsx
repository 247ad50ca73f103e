import { useState } from 'react';
import { checkFile } from '@/api/backups';
import type { Report } from '@/api/integrity';
import { chooseWorkspace } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { useNotices } from '@/ui/Notices';
import { CheckResult } from './CheckResult';

/** Verifies any workspace, backup or offline copy without opening it. */
export function CheckFile() {
  const [checked, setChecked] = useState<{ path: string; report: Report } | null>(null);
  const [busy, setBusy] = useState(false);
  const { refuse } = useNotices();
  const check = async () => {
    const path = await chooseWorkspace();
    if (!path) return;
    setBusy(true);
    try {
      setChecked({ path, report: await checkFile(path) });
    } catch (error) {
      refuse(t('ui.backup.check_file'), error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack g8">
      <div className="row g8">
        <Button busy={busy} onClick={() => void check()}>
          {t('ui.backup.check_file')}
        </Button>
        <span className="t13 c2">{t('ui.backup.check_file_hint')}</span>
      </div>
      <div role="status" className="stack g8">
        {checked && (
          <>
            <p className="t13 mono">{checked.path}</p>
            <CheckResult report={checked.report} />
          </>
        )}
      </div>
    </div>
  );
}
