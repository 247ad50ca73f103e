import { useCallback, useEffect } from 'react';
import { startZoom, useZoom, zoomBy } from '@/api/zoom';
import { t } from '@/i18n/i18n';
import { useNotices } from '@/ui/Notices';

/** Ctrl with plus, minus and 0, wherever somebody is: on the page of sign-in, in a dialog, in a field. */
export function useZoomKeys() {
  const can = useZoom().steps.length > 0;
  const { refuse } = useNotices();
  const failed = useCallback((error: Error) => refuse(t('ui.frame.zoom'), error), [refuse]);
  useEffect(() => void startZoom().catch(failed), [failed]);
  useEffect(() => {
    if (!can) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const by = event.ctrlKey || event.metaKey ? stepOf(event.key) : undefined;
      if (by === undefined || event.altKey) return;
      event.preventDefault(); // the engine has no size of its own beside ours
      void zoomBy(by).catch(failed);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [can, failed]);
}

/** Many keyboards have the plus on the key of the equals sign. */
function stepOf(key: string): 1 | -1 | 0 | undefined {
  if (key === '+' || key === '=') return 1;
  if (key === '-') return -1;
  return key === '0' ? 0 : undefined;
}
