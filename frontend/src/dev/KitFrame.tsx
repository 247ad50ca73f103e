import { useMemo, useState } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { NavModel } from '@/app/Nav';
import { usePlace } from '@/app/place';
import type { StatusModel } from '@/app/StatusBar';
import { Button, IconButton } from '@/ui/Button';
import { CountsBar, CountsLegend } from '@/ui/CountsBar';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { PageHead } from '@/ui/PageHead';
import { SidePanel } from '@/ui/SidePanel';
import { DraftStamp, RiskMark, StatePill, StateText } from '@/ui/StateMark';
import { Stream } from '@/ui/Stream';
import { Tabs } from '@/ui/Tabs';
import { TextField } from '@/ui/TextField';
import { type KitItem, KitTable, kitItems } from './KitTable';

export const kitNav: NavModel = {
  workspace: {
    name: 'Python releases',
    entries: [{ id: 'kit', label: 'To the kit', onSelect: () => window.location.assign('#/kit') }],
  },
  places: [
    { to: '/kit/home', label: 'Home', icon: 'home', count: 10 },
    {
      to: '/kit/projects',
      label: 'Projects',
      icon: 'projects',
      children: [
        { to: '/kit/frame', label: 'CPython releases' },
        { to: '/kit/payments', label: 'Payments core', state: 'overrun' },
        { to: '/kit/crm', label: 'CRM', state: 'running' },
      ],
    },
    { to: '/kit/activity', label: 'Activity', icon: 'activity' },
    { to: '/kit/documents', label: 'Documents', icon: 'document' },
    { to: '/kit/workspace', label: 'Workspace', icon: 'workspace' },
  ],
};

export const kitStatus: StatusModel = {
  me: { name: 'Noor', note: 'approval' },
  data: { icon: 'computer', label: 'Local file', note: 'saved 10:13' },
  others: 'Mei, Wes are here',
};

const items = kitItems(12);

/** A page as screens build them, with the side panel; at #/kit/frame. */
export function KitFrame() {
  usePlace([{ label: 'CPython releases', to: '/kit' }, { label: '3.12.1 final' }]);
  const { notify } = useNotices();
  const [tab, setTab] = useState('items');
  const [peeked, setPeeked] = useState<KitItem | null>(items[3] ?? null);
  const as = useActionProps();
  const decide = useMemo<Action>(
    () => ({
      id: 'kit.decide',
      label: 'Decide 4 items',
      group: 'ui.palette.actions',
      keys: 'd',
      run: () => notify({ tone: 'done', title: 'Decided.' }),
    }),
    [notify],
  );
  useActions(useMemo(() => [decide], [decide]));
  return (
    <>
      <PageHead
        title="3.12.1 final"
        state={<StatePill state="upcoming" />}
        meta={
          <>
            <span className="mono">Thu 3 Dec 14:00 – 20:00 UTC</span>
            <b>in 1 d 3 h 46 min</b>
            <span>Lead Imani</span>
            <RiskMark risk="medium" alone />
          </>
        }
        primary={as(decide)}
        siblings={[
          {
            id: 'export',
            label: 'Export as PDF',
            icon: 'print',
            onSelect: () => notify({ tone: 'done', title: 'Exported.' }),
          },
        ]}
      />
      <div className="stack g12" style={{ padding: '0 16px 8px' }}>
        <Note tone="hold" title="Not ready.">
          4 items wait for your decision, REL-6 was rejected by Ivo. The run book is <DraftStamp /> until all are
          decided.
        </Note>
        <CountsBar label="Items" counts={counts} />
        <CountsLegend counts={counts} />
      </div>
      <Tabs
        label="Parts of the deployment"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'items', label: 'Items', count: 12 },
          { id: 'book', label: 'Run book', count: '34 steps' },
          { id: 'list', label: 'Checklist', count: '1 of 5' },
        ]}
      />
      <KitTable items={items} current={peeked?.ref} onPeek={setPeeked} remember="kit.frame" autoFocus />
      {peeked && <Panel item={peeked} onClose={() => setPeeked(null)} />}
    </>
  );
}

const counts = [
  { state: 'ready_for_release' as const, n: 4 },
  { state: 'go_no_go' as const, n: 2 },
  { state: 'review' as const, n: 2 },
  { state: 'rejected' as const, n: 1 },
  { state: 'documentation' as const, n: 3 },
];

function Panel({ item, onClose }: { item: KitItem; onClose: () => void }) {
  const [remark, setRemark] = useState('');
  const { notify } = useNotices();
  return (
    <SidePanel
      label={item.ref}
      title={<span className="mono">{item.ref}</span>}
      onClose={onClose}
      tools={
        <IconButton icon="openPage" label="Open as a page" onClick={() => notify({ tone: 'done', title: 'Opened.' })} />
      }
      foot={
        <div className="stack g8">
          <TextField label="Remark" note="needed to reject" value={remark} onChange={setRemark} />
          <div className="row g8">
            <Button kind="primary" keys="a" onClick={onClose}>
              Approve
            </Button>
            <Button keys="r" reason={remark ? undefined : 'Write a remark first.'} onClick={onClose}>
              Reject
            </Button>
          </div>
        </div>
      }
    >
      <div className="stack g16">
        <div>
          <h2 className="t16 b">{item.title}</h2>
          <StateText state={item.state} size={16} />
        </div>
        <Facts
          facts={[
            ['Category', item.category],
            ['Modules', item.modules.join(', ')],
            ['Submitted', 'Wes, Tue 1 Dec 15:02'],
          ]}
        />
        <Stream
          label="Comments and log"
          entries={[
            {
              id: '1',
              who: 'Dora',
              at: Date.now() - 66_000_000,
              state: 'go_no_go',
              did: 'verified',
              said: 'Parameters compared with 3.12.0.',
            },
            {
              id: '2',
              who: 'Wes',
              at: Date.now() - 67_000_000,
              said: 'Yes, since the October change. See the dry run.',
            },
          ]}
        />
      </div>
    </SidePanel>
  );
}
