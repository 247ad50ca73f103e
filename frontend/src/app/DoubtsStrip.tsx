import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DoubtView } from '@/api/door';
import { useGet } from '@/api/queries';
import { doubts as doDoubts } from '@/api/session';
import { type TextKey, t } from '@/i18n/i18n';
import { fullMomentText } from '@/lib/time';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Note, type NoteTone } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { useZone } from '@/ui/UiProvider';

const tones: [outcome: string, tone: NoteTone][] = [
  ['left_out', 'fail'],
  ['not_done', 'fail'],
  ['unknown', 'hold'],
  ['done', 'done'],
];
const outcomeOf = ({ outcome }: DoubtView) => outcome || 'unknown';

/** What became of things that the person asked for while the drive went away, until the person has settled each. */
export function DoubtsStrip({ name }: { name: string }) {
  const all = useGet('doubts.list', {}).data?.doubts ?? [];
  const [open, setOpen] = useState(false);
  return (
    <>
      {tones.map(([outcome, tone]) => {
        const count = all.filter((one) => outcomeOf(one) === outcome).length;
        return (
          count > 0 && (
            <div key={outcome} role="status">
              <Note
                tone={tone}
                action={
                  <Button size="s" onClick={() => setOpen(true)}>
                    {t('ui.doubt.look')}
                  </Button>
                }
              >
                {t(`ui.doubt.${outcome}` as TextKey, { count })}
              </Note>
            </div>
          )
        );
      })}
      <Dialog title={t('ui.doubt.title')} open={open && all.length > 0} onClose={() => setOpen(false)} width={640}>
        <List all={all} name={name} />
      </Dialog>
    </>
  );
}

function List({ all, name }: { all: DoubtView[]; name: string }) {
  const client = useQueryClient();
  const { notify, refuse } = useNotices();
  const [busy, setBusy] = useState('');
  const run = async (of: string, verb: string, work: () => Promise<unknown>, done?: string) => {
    setBusy(of);
    try {
      await work();
      if (done) notify({ tone: 'done', title: done });
    } catch (error) {
      refuse(verb, error as Error);
    } finally {
      await client.invalidateQueries();
      setBusy('');
    }
  };
  const again = ({ id }: DoubtView) => run(id, t('ui.doubt.again'), () => doDoubts.again(id), t('ui.doubt.again_done'));
  const known = all.filter((one) => outcomeOf(one) !== 'unknown');
  const settleAll = async () => {
    for (const { id } of known) await doDoubts.settle(id);
  };
  return (
    <>
      <ul className="stack g12" style={{ listStyle: 'none', padding: 0 }}>
        {all.map((one) => (
          <li key={one.id}>
            <b>{t(`ui.doubt.outcome_${outcomeOf(one)}` as TextKey)}</b> <What one={one} name={name} />
            <span className="row g8">
              {one.again && (
                <Button size="s" busy={busy === one.id} onClick={() => void again(one)}>
                  {t('ui.doubt.again')}
                </Button>
              )}
              {!one.again && one.outcome !== 'done' && <span className="t12 c3">{t('ui.doubt.own_page')}</span>}
              {outcomeOf(one) !== 'unknown' && (
                <Button
                  kind="quiet"
                  size="s"
                  busy={busy === one.id}
                  onClick={() => void run(one.id, t('ui.doubt.settle'), () => doDoubts.settle(one.id))}
                >
                  {t('ui.doubt.settle')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {known.length > 1 && (
        <Button kind="quiet" busy={busy === 'all'} onClick={() => void run('all', t('ui.doubt.settle_all'), settleAll)}>
          {t('ui.doubt.settle_all')}
        </Button>
      )}
    </>
  );
}

function What({ one, name }: { one: DoubtView; name: string }) {
  const zone = useZone();
  const did = t(`ui.did.${one.command}` as TextKey);
  return t('ui.offline.did', { name, title: one.title, did, time: fullMomentText(one.at, zone) });
}
