import { useEffect, useState } from 'react';
import { onProgress } from '@/api/events';
import { useEnter } from '@/api/session';
import { workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { useNotices } from '@/ui/Notices';

/** Opens the sample of this workstation, making it at the first time; percent tells how far that is, whoever began it. */
export function useSample() {
  const enter = useEnter();
  const { refuse } = useNotices();
  const [busy, setBusy] = useState(false);
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(
    () =>
      onProgress(({ task, done, total }) => {
        if (task === 'sample') setPercent(done < total ? Math.floor((100 * done) / total) : null);
      }),
    [],
  );
  const open = async (anew = false) => {
    setBusy(true);
    try {
      await enter(() => workspaces.sample(anew));
    } catch (error) {
      refuse(t('ui.welcome.not_opened'), error as Error);
    } finally {
      setBusy(false);
      setPercent(null);
    }
  };
  return { open, busy: busy || percent !== null, percent };
}
