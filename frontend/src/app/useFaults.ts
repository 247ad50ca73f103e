import { useEffect } from 'react';
import { logFault } from '@/api/desktop';
import { t } from '@/i18n/i18n';
import { useNotices } from '@/ui/Notices';

/** Says and logs what went wrong where nobody waited for it: nothing that was asked for fails silently. */
export function useFaults() {
  const { notify } = useNotices();
  useEffect(() => {
    const onRejection = ({ reason }: PromiseRejectionEvent) => {
      const error = reason instanceof Error ? reason : new Error(String(reason));
      notify({ tone: 'fail', title: t('ui.fault.title'), body: error.message, about: 'fault' });
      logFault(error.stack ?? error.message).catch(() => undefined); // it was said; there is no third place to tell it
    };
    window.addEventListener('unhandledrejection', onRejection);
    return () => window.removeEventListener('unhandledrejection', onRejection);
  }, [notify]);
}
