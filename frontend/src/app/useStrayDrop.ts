import { useEffect } from 'react';
import { t } from '@/i18n/i18n';
import { useNotices } from '@/ui/Notices';

/** A file that is dropped where no place takes it does nothing: the engine would leave the window for it. `hint` says so. */
export function useStrayDrop(hint: boolean) {
  const { notify } = useNotices();
  useEffect(() => {
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (event.defaultPrevented || !withFiles(event)) return;
      event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (event.defaultPrevented || !withFiles(event)) return;
      event.preventDefault();
      if (hint) notify({ tone: 'hold', title: t('ui.drop.nowhere'), body: t('ui.drop.where') });
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [hint, notify]);
}
