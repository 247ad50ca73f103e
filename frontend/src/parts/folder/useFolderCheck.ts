import { useState } from 'react';
import { checkFolder, type FolderCheck } from '@/api/folders';
import { t } from '@/i18n/i18n';
import { useNotices } from '@/ui/Notices';

export interface CheckedFolder {
  /** Empty: the one of the open workspace. */
  folder: string;
  /** Nothing while it is being tried. */
  check?: FolderCheck;
}

/** The folder that is tried or was tried last, and what tries one. */
export function useFolderCheck() {
  const [checked, setChecked] = useState<CheckedFolder | null>(null);
  const { refuse } = useNotices();
  const run = async (folder: string) => {
    setChecked({ folder });
    try {
      setChecked({ folder, check: await checkFolder(folder) });
    } catch (error) {
      setChecked(null);
      refuse(t('ui.folder.not_checked'), error as Error);
    }
  };
  return { checked, busy: checked !== null && !checked.check, run, clear: () => setChecked(null) };
}
