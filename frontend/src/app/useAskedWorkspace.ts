import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useEnter } from '@/api/session';
import { onAskedWorkspace, workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { useNotices } from '@/ui/Notices';

/** Opens the workspace file with which the program was started, or started once more. `path` is the open one's. */
export function useAskedWorkspace(path: string) {
  const navigate = useNavigate();
  const enter = useEnter();
  const { refuse } = useNotices();
  const open = async (asked: string) => {
    if (asked === path) return;
    try {
      await enter(() => workspaces.open(asked));
      navigate('/');
    } catch (error) {
      refuse(t('ui.welcome.not_opened'), error as Error);
    }
  };
  const opened = useRef(open);
  opened.current = open;
  useEffect(() => onAskedWorkspace((asked) => void opened.current(asked)), []);
}
