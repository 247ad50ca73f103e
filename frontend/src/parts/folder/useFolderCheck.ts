import { useRef, useState } from 'react';
import { checkFolder, chooseFolder, type FolderCheck } from '@/api/folders';
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
  const asked = useRef(0); // an answer that comes after something else was asked is nobody's
  const clear = () => {
    asked.current += 1;
    setChecked(null);
  };
  const run = async (folder: string) => {
    asked.current += 1;
    const mine = asked.current;
    setChecked({ folder });
    try {
      const check = await checkFolder(folder);
      if (mine === asked.current) setChecked({ folder, check });
    } catch (error) {
      if (mine !== asked.current) return;
      clear();
      refuse(t('ui.folder.not_checked'), error as Error);
    }
  };
  /** Asks for a folder first. */
  const choose = async () => {
    try {
      const folder = await chooseFolder();
      if (folder) await run(folder);
    } catch (error) {
      refuse(t('ui.folder.not_checked'), error as Error);
    }
  };
  return { checked, busy: checked !== null && !checked.check, run, choose, clear };
}
