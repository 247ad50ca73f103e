import { useState } from 'react';
import { Button } from '@/ui/Button';
import { CodeBlock } from '@/ui/CodeBlock';
import { useConfirm } from '@/ui/Confirm';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorBox } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Markdown } from '@/ui/Markdown';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { Skeleton } from '@/ui/Skeleton';
import { Stepper } from '@/ui/Stepper';
import { Stream } from '@/ui/Stream';
import { Segments, Tabs } from '@/ui/Tabs';
import { Minutes, Time } from '@/ui/Time';
import { ZoneProvider } from '@/ui/UiProvider';
import { Card, Column } from './Card';
import classes from './Kit.module.css';
import { KitLists } from './KitLists';
import { KitTable, kitItems } from './KitTable';

const few = kitItems(7);
const many = kitItems(50_000);
const hour = 3_600_000;
const now = Date.now();

function Floats() {
  const { notify, refuse } = useNotices();
  const confirm = useConfirm();
  const remove = async () => {
    const yes = await confirm({
      title: 'Delete the project CRM?',
      body: 'Its 3 deployments stay in the archive.',
      verb: 'Delete project',
      danger: true,
      typed: 'CRM',
    });
    notify({ tone: yes ? 'done' : 'hold', title: yes ? 'CRM deleted.' : 'Nothing was deleted.' });
  };
  return (
    <Card title="Notices and confirmation">
      <div className="row g8 wrap">
        <Button
          onClick={() =>
            notify({
              tone: 'done',
              title: 'REL-4 approved. 2 steps made.',
              undo: () => notify({ tone: 'done', title: 'Taken back.' }),
            })
          }
        >
          With undo
        </Button>
        <Button onClick={() => refuse('Approve was refused.', new Error('REL-4 changed while you read it.'))}>
          Refusal
        </Button>
        <Button kind="danger" onClick={() => void remove()}>
          Delete project
        </Button>
      </div>
    </Card>
  );
}

function Strips() {
  return (
    <Card title="Strips: refusal, overrun, elsewhere, connection">
      <div className={classes.lines}>
        <Note tone="fail" title="Approve was refused.">
          REL-4 changed while you read it.
        </Note>
        <Note tone="over" title="Overrun since 20:00.">
          Step 31 is in progress. Everything stays allowed.
        </Note>
        <Note
          tone="hold"
          title="Mei’s laptop has this run book until 06:00."
          action={<Button size="s">Go on offline</Button>}
        >
          Approval can take a step back, with a reason.
        </Note>
        <Note tone="run" title="Step 18 is running." />
        <Note tone="done" title="All archives open." />
        <Note tone="info">What was approved or run keeps its text.</Note>
      </div>
    </Card>
  );
}

function Texts() {
  return (
    <>
      <Card title="Stepper">
        <Stepper
          label="The way of REL-4"
          steps={[
            { id: '1', title: 'Documentation', state: 'completed', who: 'Wes submitted', when: 'Tue 1 Dec 15:02' },
            { id: '2', title: 'Review', state: 'completed', who: 'Dora verified', when: 'Tue 1 Dec 16:20' },
            {
              id: '3',
              title: 'Go No Go',
              state: 'go_no_go',
              now: true,
              who: 'Waits for approval',
              when: 'Noor or Ada, 17 h',
            },
            { id: '4', title: 'Ready', state: 'new', who: 'Execute runs 2 steps' },
          ]}
        />
      </Card>
      <Card title="Stream">
        <Stream
          label="Comments and log"
          entries={[
            {
              id: '1',
              who: 'Dora',
              at: now - 2 * hour,
              state: 'go_no_go',
              did: 'verified',
              said: 'Parameters compared with 3.12.0. Nothing missing.',
            },
            { id: '2', who: 'Wes', at: now - 30 * hour, said: <Markdown text="Yes, since the **October** change." /> },
            { id: '3', who: 'Wes', at: now - 400 * hour, state: 'documentation', did: 'created the item' },
          ]}
        />
      </Card>
      <Card title="Command, facts, times">
        <div className="stack g16">
          <CodeBlock
            host="build-01 as rm"
            text={`cd ~/release/3.12.1\nrelease.py --tag 3.12.1 --a-very-long-argument=${'x'.repeat(60)}`}
          />
          <ZoneProvider zone="Asia/Tokyo">
            <Facts
              facts={[
                ['Starts', <Time key="s" at={now + 27 * hour} />],
                ['Moment', <Time key="m" at={now + 27 * hour} as="moment" />],
                ['Full', <Time key="f" at={now + 27 * hour} as="full" />],
                ['Ended', <Time key="e" at={now - 14 * 60_000} />],
                ['Estimate', <Minutes key="d" n={125} />],
                ['Nothing', ''],
              ]}
            />
          </ZoneProvider>
        </div>
      </Card>
    </>
  );
}

export function KitData() {
  const [tab, setTab] = useState('items');
  const [view, setView] = useState('list');
  return (
    <Column>
      <Card title="Table: 7 rows, then 50,000">
        <div className={classes.framed} style={{ height: 340 }}>
          <KitTable items={few} remember="kit.few" current="REL-5" />
        </div>
        <div className={classes.framed} style={{ height: 260, marginTop: 12 }}>
          <KitTable items={many} remember="kit.many" />
        </div>
        <div className={classes.framed} style={{ height: 220, marginTop: 12 }}>
          <KitTable items={[]} remember="kit.none" />
        </div>
      </Card>
      <Card title="Table: groups, two lines, open below, still to come">
        <KitLists />
      </Card>
      <Card title="Tabs and segments">
        <Tabs
          label="Parts of the deployment"
          value={tab}
          onChange={setTab}
          tabs={[
            { id: 'items', label: 'Items', count: 12 },
            { id: 'book', label: 'Run book', count: '34 steps' },
            { id: 'notes', label: 'Notes' },
          ]}
        />
        <div style={{ marginTop: 12 }}>
          <Segments
            label="View"
            value={view}
            onChange={setView}
            tabs={[
              { id: 'list', label: 'List' },
              { id: 'time', label: 'Timeline' },
              { id: 'person', label: 'Per person' },
            ]}
          />
        </div>
      </Card>
      <Strips />
      <Floats />
      <Texts />
      <Card title="Empty, loading, error">
        <div className={classes.framed}>
          <EmptyState
            title="No activities yet"
            action={
              <Button kind="primary" keys="n">
                New activity
              </Button>
            }
          >
            An activity is one step that this item needs on the night: a command, a file, a call.
          </EmptyState>
        </div>
        <div className={classes.framed} style={{ display: 'block', marginTop: 12 }}>
          <Skeleton />
        </div>
        <div className={classes.framed} style={{ marginTop: 12 }}>
          <ErrorBox error={new Error('The shared drive does not answer since 17:38.')} onRetry={() => undefined} />
        </div>
      </Card>
    </Column>
  );
}
