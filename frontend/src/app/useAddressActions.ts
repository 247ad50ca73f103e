import { useMemo } from 'react';
import { useLocation } from 'react-router';
import type { Action } from '@/actions/registry';
import { copyText } from '@/api/desktop';
import { t } from '@/i18n/i18n';
import { placeAddress } from '@/lib/placeAddress';
import { useNotices } from '@/ui/Notices';

/** What can be done with the address of the place on screen. */
export function useAddressActions(fingerprint: string): Action[] {
  const { pathname, search } = useLocation();
  const { notify } = useNotices();
  return useMemo<Action[]>(
    () => [
      {
        id: 'place.copy_address',
        label: t('ui.address.copy'),
        group: 'ui.keys.everywhere',
        icon: 'copy',
        keys: 'mod+shift+c',
        keywords: 'link url renogen://',
        run: async () => {
          const address = placeAddress({ fingerprint, path: pathname + search });
          await copyText(address);
          notify({ tone: 'done', title: t('ui.address.copied'), body: address });
        },
      },
    ],
    [fingerprint, pathname, search, notify],
  );
}
