import { useMemo, useRef, useState } from 'react';
import type { Action } from '@/actions/registry';
import type { RequestView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useNotices } from '@/ui/Notices';

/** What can be done with a request, for buttons, keys and palette; a rejection needs its reason first. */
export function useRequestActions(
  request: RequestView,
  reason: string,
  setReason: (reason: string) => void,
  onEdit: () => void,
) {
  const { notify } = useNotices();
  const approve = useDo('request.approve').run;
  const reject = useDo('request.reject').run;
  const withdraw = useDo('request.withdraw').run;
  const [busy, setBusy] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef({ reason, setReason, onEdit });
  latest.current = { reason, setReason, onEdit };
  const actions = useMemo<Action[]>(() => {
    const { id, seen, can } = request;
    if (!can.some(({ allowed }) => allowed)) return [];
    const one = (name: string, label: string, run: () => unknown, keys?: string): Action => ({
      id: `request.${name}`,
      label,
      keys,
      group: 'ui.project.request_keys',
      enabled: () => reasonFor(can, `request.${name}`) ?? true,
      run,
    });
    const sending = (name: string, done: string, send: () => Promise<unknown>) => async () => {
      setBusy(`request.${name}`);
      try {
        await send();
        notify({ tone: 'done', title: done });
      } finally {
        setBusy('');
      }
    };
    const rejecting = sending('reject', t('ui.project.rejected'), async () => {
      await reject({ request: id, seen, reason: latest.current.reason });
      latest.current.setReason('');
    });
    const rejectOrAsk = () => {
      const lacks = latest.current.reason.trim() === '';
      setMissing(lacks);
      return lacks ? field.current?.focus() : rejecting();
    };
    const approving = sending('approve', t('ui.project.approved'), () => approve({ request: id, seen }));
    const withdrawing = sending('withdraw', t('ui.project.withdrawn'), () => withdraw({ request: id }));
    return [
      one('approve', t('ui.project.approve'), approving, 'a'),
      one('reject', t('ui.project.reject'), rejectOrAsk, 'r'),
      one('edit', t('ui.project.edit'), () => latest.current.onEdit(), 'e'),
      one('withdraw', t('ui.project.withdraw'), withdrawing),
    ];
  }, [request, approve, reject, withdraw, notify]);
  return { actions, busy, missing, field };
}
