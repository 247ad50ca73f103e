import { doCommand, type PersonView } from '@/api/door';
import { makeInvitation } from '@/api/session';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { type Question, useConfirm } from '@/ui/Confirm';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import type { FreshCode } from './People';

type PlainAct = 'block' | 'unblock' | 'appoint' | 'dismiss';

const opposite: Partial<Record<PlainAct, PlainAct>> = { block: 'unblock', appoint: 'dismiss' };

/** What an administrator can do with an account; what cannot be done now says why. */
export function usePersonEntries(
  person: PersonView,
  onCode: (code: FreshCode) => void,
  onReset: () => void,
): MenuEntry[] {
  const confirm = useConfirm();
  const { notify, refuse } = useNotices();
  const { id: user, name, seen, can } = person;

  const guarded = async (title: string, run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (error) {
      refuse(title, error as Error);
    }
  };
  const plain = (act: PlainAct, danger = false) => {
    const label = t(`ui.admin.${act}`, { name });
    return entry(`user.${act}`, label, danger, async () => {
      const question: Question = { title: `${label}?`, body: t(`ui.admin.${act}_body`, { name }), verb: label, danger };
      if (!(await confirm(question))) return;
      await doCommand(`user.${act}`, { user, seen });
      notify({ tone: 'done', title: t(`ui.admin.${act}_done`, { name }) });
    });
  };
  const entry = (action: string, label: string, danger: boolean, run: () => Promise<unknown>): MenuEntry => ({
    id: action,
    label,
    danger: danger && allows(can, action),
    reason: reasonFor(can, action),
    onSelect: () => void guarded(label, run),
  });
  /** Of two opposite acts the one that can be done; when neither can, the first with its reason. */
  const either = (act: 'block' | 'appoint') => {
    const other = opposite[act];
    return other && !allows(can, `user.${act}`) && allows(can, `user.${other}`)
      ? plain(other)
      : plain(act, act === 'block');
  };
  const reinvite = entry('user.reinvite', t('ui.admin.reinvite'), false, async () => {
    const { code, public: half } = await makeInvitation();
    await doCommand('user.reinvite', { user, public: half });
    onCode({ name, code });
  });
  const reset = entry('user.reset', t('ui.admin.reset'), true, async () => onReset());
  return [
    person.state === 'invited' ? reinvite : reset,
    { ...either('appoint'), apart: true },
    { ...either('block'), apart: true },
  ];
}
