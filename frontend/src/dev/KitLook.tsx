import { Person } from '@/ui/Avatar';
import { Button, type ButtonKind, IconButton } from '@/ui/Button';
import { Chip, PlusChip, Tag, Tags } from '@/ui/Chip';
import { CountsBar, CountsLegend } from '@/ui/CountsBar';
import { Icon } from '@/ui/Icon';
import { type IconName, icons } from '@/ui/icons';
import { KeyHint } from '@/ui/KeyHint';
import { Menu, MoreMenu } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import { SplitButton } from '@/ui/SplitButton';
import { DraftStamp, RiskMark, SignMark, StateMark, StatePill, StateText } from '@/ui/StateMark';
import { type Sign, type State, signs, states } from '@/ui/states';
import { Tip } from '@/ui/Tip';
import { Card, Column } from './Card';
import classes from './Kit.module.css';

const kinds: ButtonKind[] = ['primary', 'default', 'quiet', 'danger'];
const words: Record<ButtonKind, string> = { primary: 'Approve', default: 'Reject', quiet: 'History', danger: 'Delete' };
const reason = 'Not allowed: you submitted it. Ada can approve.';

function Buttons() {
  const { notify } = useNotices();
  const say = (title: string) => () => notify({ tone: 'done', title });
  const entries = [
    { id: 'approve', label: 'Approve', keys: 'a', onSelect: say('Approved.') },
    { id: 'reject', label: 'Reject', keys: 'r', onSelect: say('Rejected.') },
    { id: 'copy', label: 'Copy to another deployment', apart: true, onSelect: say('Copied.') },
    { id: 'move', label: 'Move', reason: 'A step of it is in progress (11a).', onSelect: say('Moved.') },
    { id: 'delete', label: 'Delete', icon: 'delete' as const, danger: true, onSelect: say('Deleted.') },
  ];
  return (
    <Card title="Buttons and menus">
      <div className={classes.lines}>
        {kinds.map((kind) => (
          <div key={kind} className="row g8">
            <Button kind={kind} onClick={say(words[kind])}>
              {words[kind]}
            </Button>
            <Button kind={kind} size="s" keys="n" onClick={say(words[kind])}>
              With key
            </Button>
            <Button kind={kind} reason={reason}>
              Not allowed
            </Button>
            <Button kind={kind} busy>
              Busy
            </Button>
          </div>
        ))}
        <div className="row g8 wrap">
          <SplitButton kind="primary" entries={entries} menuLabel="Other decisions" onClick={say('Decided.')}>
            Decide 4 items
          </SplitButton>
          <SplitButton entries={entries} menuLabel="Other exports" onClick={say('Exported.')}>
            Export
          </SplitButton>
          <Menu entries={entries}>
            <Button icon="settings">Menu with reasons</Button>
          </Menu>
          <IconButton icon="copy" label="Copy" onClick={say('Copied.')} />
          <MoreMenu entries={entries} />
          <Tip words={reason}>
            <Button kind="quiet">Tip</Button>
          </Tip>
        </div>
        <div className="row g8">
          <Button size="l" kind="primary" icon="check" keys="enter" onClick={say('Completed.')}>
            Complete
          </Button>
          <Button size="l" keys="f" onClick={say('Failed.')}>
            Fail
          </Button>
          <KeyHint keys="mod+k" /> <KeyHint keys="g h" />
        </div>
      </div>
    </Card>
  );
}

export function KitLook() {
  return (
    <Column>
      <Buttons />
      <Card title="Marks: colour, shape, word">
        <div className={classes.marks}>
          {(Object.keys(states) as State[]).map((state) => (
            <span key={state}>
              <StateMark state={state} size={20} />
              <StateText state={state} />
            </span>
          ))}
          {(Object.keys(signs) as Sign[]).map((sign) => (
            <span key={sign}>
              <SignMark sign={sign} size={20} />
              {sign}
            </span>
          ))}
          <RiskMark risk="low" />
          <RiskMark risk="medium" />
          <RiskMark risk="high" />
        </div>
      </Card>
      <Card title="Filter chips, states of a window, tags">
        <div className={classes.lines}>
          <div className="row g8 wrap">
            <Chip on count={35}>
              All
            </Chip>
            <Chip count={8}>Mine</Chip>
            <Chip state="failed" count={1}>
              Failed
            </Chip>
            <Chip on onRemove={() => undefined}>
              Review
            </Chip>
            <PlusChip>Filter</PlusChip>
          </div>
          <div className="row g8 wrap">
            <StatePill state="upcoming" />
            <StatePill state="running" />
            <StatePill state="overrun" />
            <StatePill state="over" />
            <StatePill state="needs_confirming" />
            <StatePill state="failed" />
            <DraftStamp />
            <Tag>source</Tag>
            <Tags names={['windows', 'macos', 'docs', 'source']} />
            <Person name="Noor" note="approval" />
          </div>
        </div>
      </Card>
      <Card title="Counts">
        <div className={classes.lines}>
          <CountsBar
            label="Steps"
            counts={[
              { state: 'completed', n: 13 },
              { state: 'skipped', n: 1 },
              { state: 'failed', n: 1 },
              { state: 'in_progress', n: 2 },
              { state: 'on_hold', n: 1 },
              { state: 'new', n: 17 },
            ]}
          />
          <CountsBar label="Items" counts={itemCounts} />
          <CountsLegend counts={itemCounts} />
          <CountsLegend counts={itemCounts} short />
        </div>
      </Card>
      <Card title="Icons">
        <div className="row g12 wrap">
          {(Object.keys(icons) as IconName[]).map((name) => (
            <span key={name} title={name}>
              <Icon name={name} />
            </span>
          ))}
        </div>
      </Card>
      <Card title="Type and colours">
        <div className={classes.type}>
          <span className="t26 b">Push the tag</span>
          <span className="t20 b">3.12.1 final</span>
          <span className="t16">After the second command</span>
          <span>Installers and zips</span>
          <span className="t13">Windows packages</span>
          <span className="t12 c3">by Wes, Tue 15:02</span>
          <span className="mono">git push --tags 18:51</span>
        </div>
        <div className={classes.swatches}>
          {swatches.map((token) => (
            <span key={token}>
              <i style={{ background: `var(--${token})` }} />
              {token}
            </span>
          ))}
        </div>
      </Card>
    </Column>
  );
}

const itemCounts: { state: State; n: number }[] = [
  { state: 'ready_for_release', n: 4 },
  { state: 'go_no_go', n: 2 },
  { state: 'review', n: 2 },
  { state: 'rejected', n: 1 },
  { state: 'documentation', n: 3 },
];

const swatches = [
  'bg',
  'bg-frame',
  'bg-sunken',
  'bg-hover',
  'bg-active',
  'bg-selected',
  'line',
  'line-2',
  'line-ctl',
  'text',
  'text-2',
  'text-3',
  'accent',
  'accent-text',
  'focus',
  'm-hold',
  'm-run',
  't-run',
  'm-done',
  't-done',
  'm-fail',
  't-fail',
  'm-over',
  'm-wait',
];
