import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { ListChange } from '@/lib/list';
import { render } from '@/test/render';
import { Button } from './Button';
import { CodeBlock } from './CodeBlock';
import { useConfirm } from './Confirm';
import { CountsBar } from './CountsBar';
import { DateTimeField } from './DateTimeField';
import { Markdown } from './Markdown';
import { useNotices } from './Notices';
import { Skeleton } from './Skeleton';
import { StateMark } from './StateMark';
import { states } from './states';
import { TagsList } from './TagsList';
import { Time } from './Time';

afterEach(() => vi.useRealTimers());

test('every state has a word and a mark with that name', () => {
  const { container } = render(
    Object.keys(states).map((state) => <StateMark key={state} state={state as keyof typeof states} />),
  );
  const marks = screen.getAllByRole('img');
  expect(marks).toHaveLength(Object.keys(states).length);
  for (const mark of marks) expect(mark).toHaveAccessibleName(/^[A-Z]/);
  expect(container.querySelectorAll('svg:empty')).toHaveLength(0);
});

test('a refused button stays, off, with its reason on focus', async () => {
  const onClick = vi.fn();
  const { user } = render(
    <Button reason="You submitted it." onClick={onClick}>
      Approve
    </Button>,
  );
  await user.tab();
  expect(await screen.findByText('You submitted it.')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(onClick).not.toHaveBeenCalled();
});

test('a bar of counts says its numbers', () => {
  render(
    <CountsBar
      label="Steps"
      counts={[
        { state: 'completed', n: 3 },
        { state: 'failed', n: 0 },
        { state: 'new', n: 2 },
      ]}
    />,
  );
  expect(screen.getByRole('img')).toHaveAccessibleName('Steps: 3 Completed, 2 New');
});

test('Markdown keeps raw HTML and odd addresses out', () => {
  const { container } = render(
    <Markdown
      text={
        '**bold** <script>alert(1)</script> <b onclick="x">raw</b> [bad](javascript:alert(1)) [good](https://example.org) ![p](https://example.org/p.png)'
      }
    />,
  );
  expect(container.querySelector('script, b[onclick], img')).toBeNull();
  expect(screen.getByRole('link', { name: 'good' })).toHaveAttribute('href', 'https://example.org');
  expect(screen.queryByRole('link', { name: 'bad' })).not.toBeInTheDocument();
});

test('a command is copied whole', async () => {
  const text = `echo ${'x'.repeat(500)}\nsecond`;
  const { user, copied } = render(<CodeBlock text={text} />);
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(copied).toEqual([text]);
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeInTheDocument();
});

function Tags({ onChange }: { onChange: (change: ListChange) => void }) {
  const [names, setNames] = useState(['a', 'b']);
  return (
    <TagsList
      label="Modules"
      addLabel="New module"
      draft="module"
      value={names}
      onChange={(next, change) => {
        setNames(next);
        onChange(change);
      }}
    />
  );
}

test('a list of names: add, rename, move, remove', async () => {
  const onChange = vi.fn();
  const { user } = render(<Tags onChange={onChange} />);
  await user.type(screen.getByLabelText('New module'), 'c{Enter}');
  await user.click(screen.getByRole('button', { name: 'More for a' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
  await user.clear(await screen.findByLabelText('New name of a'));
  await user.keyboard('x{Enter}');
  await user.click(screen.getByRole('button', { name: 'More for c' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move up' }));
  await user.click(screen.getByRole('button', { name: 'Remove b' }));
  expect(onChange.mock.calls.map(([change]) => change)).toEqual([
    { kind: 'add', name: 'c' },
    { kind: 'rename', name: 'a', to: 'x' },
    { kind: 'move', name: 'c', to: 1 },
    { kind: 'remove', name: 'b' },
  ]);
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual(['x', 'c']);
});

function Start({ onChange }: { onChange: (at: number) => void }) {
  const [at, setAt] = useState(0);
  const change = (next: number) => {
    setAt(next);
    onChange(next);
  };
  return <DateTimeField label="Start" zone="UTC" otherZone="Asia/Tokyo" value={at} onChange={change} />;
}

test('a moment is typed in one zone and shown in two', async () => {
  const onChange = vi.fn();
  const { user } = render(<Start onChange={onChange} />);
  await user.type(screen.getByRole('textbox'), '2026-12-03 14:00');
  await user.tab();
  expect(onChange).toHaveBeenLastCalledWith(Date.UTC(2026, 11, 3, 14));
  expect(screen.getByRole('textbox')).toHaveValue('Thu 3 Dec 2026 14:00');
  expect(screen.getByText(/Thu 3 Dec 2026 23:00/)).toBeInTheDocument();
});

function Notifier({ undo }: { undo: () => void }) {
  const { notify, undoLast } = useNotices();
  return (
    <>
      <button type="button" onClick={() => notify({ tone: 'done', title: 'Approved.', undo })}>
        notify
      </button>
      <button type="button" onClick={() => undoLast()}>
        undo last
      </button>
    </>
  );
}

test('undo is offered for ten seconds', () => {
  vi.useFakeTimers();
  const undo = vi.fn();
  render(<Notifier undo={undo} />);
  act(() => screen.getByText('notify').click());
  act(() => vi.advanceTimersByTime(9_900));
  expect(screen.getByText('Approved.')).toBeInTheDocument();
  act(() => vi.advanceTimersByTime(200));
  expect(screen.queryByText('Approved.')).not.toBeInTheDocument();
  act(() => screen.getByText('notify').click());
  act(() => screen.getByText('undo last').click());
  expect(undo).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('Approved.')).not.toBeInTheDocument();
});

function Remover({ onAnswer }: { onAnswer: (yes: boolean) => void }) {
  const confirm = useConfirm();
  const ask = () => confirm({ title: 'Delete CRM?', verb: 'Delete', danger: true, typed: 'CRM' }).then(onAnswer);
  return (
    <button type="button" onClick={() => void ask()}>
      remove
    </button>
  );
}

test('what cannot be taken back must be typed', async () => {
  const onAnswer = vi.fn();
  const { user } = render(<Remover onAnswer={onAnswer} />);
  await user.click(screen.getByText('remove'));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  expect(onAnswer).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText('Type CRM to go on'), 'CRM');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(onAnswer).toHaveBeenCalledWith(true);
});

test('the skeleton waits 150 ms', () => {
  vi.useFakeTimers();
  render(<Skeleton />);
  expect(screen.queryByRole('status', { name: 'Loading' })).not.toBeInTheDocument();
  act(() => vi.advanceTimersByTime(150));
  expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
});

test('a time tells the exact moment in both zones on hover', async () => {
  const at = Date.UTC(2026, 11, 3, 14);
  const { user } = render(<Time at={at} as="moment" />, { zone: 'Asia/Tokyo' });
  await user.hover(screen.getByText(/23:00/));
  expect(await screen.findByText(/Thu 3 Dec 2026 23:00 UTC\+9/)).toBeInTheDocument();
});
