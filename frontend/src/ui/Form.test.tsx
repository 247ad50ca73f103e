import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { draftOf, startDrafts } from '@/lib/drafts';
import { render } from '@/test/render';
import { Form } from './Form';
import { DurationField } from './NumberField';
import { PasswordField, TextField } from './TextField';
import { useForm } from './useForm';

beforeEach(() =>
  startDrafts(
    {},
    async () => undefined,
    () => undefined,
  ),
);

const refusal = Object.assign(new Error('Some fields need your attention.'), {
  fields: {
    title: { key: 'ui.number.unreadable', params: { given: 'T' } },
    secret: { key: 'ui.field.required' },
  },
});

interface Values {
  title: string;
  minutes: number;
  secret: string;
}

function Sample({
  submit,
  onCancel,
}: {
  submit: (values: Values, changed: Partial<Values>) => Promise<unknown>;
  onCancel?: () => void;
}) {
  const form = useForm<Values>({
    initial: { title: 'T', minutes: 90, secret: '' },
    submit,
    draft: 'sample',
    secret: ['secret'],
  });
  return (
    <Form form={form} verb="Save" onCancel={onCancel}>
      <TextField label="Title" {...form.field('title')} />
      <DurationField label="Estimate" {...form.field('minutes')} />
      <PasswordField label="Secret" {...form.field('secret')} />
    </Form>
  );
}

test('only what changed is marked as changed; Ctrl+Enter sends', async () => {
  const submit = vi.fn().mockResolvedValue(undefined);
  const { user } = render(<Sample submit={submit} />);
  await user.clear(screen.getByLabelText('Estimate'));
  await user.type(screen.getByLabelText('Estimate'), '2h');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(submit).toHaveBeenCalledWith({ title: 'T', minutes: 120, secret: '' }, { minutes: 120 }, {});
});

test('all problems show at once, at the head and at their fields; the first field has the focus', async () => {
  const { user } = render(<Sample submit={() => Promise.reject(refusal)} />);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Some fields need your attention.');
  expect(screen.getByLabelText('Title')).toHaveAccessibleDescription('Not a whole number. Given: “T”.');
  expect(screen.getByLabelText('Secret')).toBeInvalid();
  expect(screen.getByLabelText('Title')).toHaveFocus();
});

test('what cannot be read is not sent', async () => {
  const submit = vi.fn().mockResolvedValue(undefined);
  const { user } = render(<Sample submit={submit} />);
  await user.clear(screen.getByLabelText('Estimate'));
  await user.type(screen.getByLabelText('Estimate'), 'soon');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(submit).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Estimate')).toHaveFocus();
  expect(screen.getByText(/Not a duration/)).toBeInTheDocument();
});

test('a draft survives closing, without the secret; it is said, and can be discarded', async () => {
  const { user, unmount } = render(<Sample submit={() => Promise.resolve()} />);
  await user.type(screen.getByLabelText('Title'), 'itle');
  await user.type(screen.getByLabelText('Secret'), 'pw');
  expect(screen.queryByText(/restored/)).not.toBeInTheDocument();
  unmount();
  expect(JSON.stringify(draftOf('sample'))).not.toContain('pw');
  render(<Sample submit={() => Promise.resolve()} />);
  expect(screen.getByLabelText('Title')).toHaveValue('Title');
  expect(screen.getByLabelText('Secret')).toHaveValue('');
  expect(screen.getByText(/^Draft of \d\d:\d\d restored\.$/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Discard the draft' }));
  expect(screen.getByLabelText('Title')).toHaveValue('T');
  expect(screen.queryByText(/restored/)).not.toBeInTheDocument();
  expect(draftOf('sample')).toBeUndefined();
});

test('a draft is forgotten once it is saved', async () => {
  const { user } = render(<Sample submit={() => Promise.resolve()} />);
  await user.type(screen.getByLabelText('Title'), 'x');
  expect(draftOf('sample')).toBeDefined();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(draftOf('sample')).toBeUndefined();
});

function Edit({ title, digest, submit }: { title: string; digest: string; submit: () => Promise<unknown> }) {
  const form = useForm({ initial: { title, note: '' }, digests: { title: digest, note: 'n' }, draft: 'edit', submit });
  return (
    <Form form={form} verb="Save">
      <TextField label="Title" {...form.field('title')} />
    </Form>
  );
}

test('a draft of an edit stays over what was seen when it was typed', async () => {
  const submit = vi.fn().mockResolvedValue(undefined);
  const { user, unmount } = render(<Edit title="one" digest="d1" submit={submit} />);
  await user.type(screen.getByLabelText('Title'), ' mine');
  unmount();
  const again = render(<Edit title="theirs" digest="d2" submit={submit} />);
  expect(screen.getByLabelText('Title')).toHaveValue('one mine');
  await again.user.click(screen.getByRole('button', { name: 'Save' }));
  expect(submit).toHaveBeenCalledWith(
    { title: 'one mine', note: '' },
    { title: 'one mine' },
    { title: 'd1', note: 'n' },
  );
});

test('while it is sent nobody goes away from what comes of it', async () => {
  let arrive = () => {};
  const onCancel = vi.fn();
  const submit = () => new Promise<void>((resolve) => (arrive = resolve));
  const { user } = render(<Sample submit={submit} onCancel={onCancel} />);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getByLabelText('Title'));
  await user.keyboard('{Escape}');
  expect(onCancel).not.toHaveBeenCalled();
  arrive();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).not.toHaveAttribute('aria-disabled'));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onCancel).toHaveBeenCalledTimes(1);
});

test('Escape asks only when something would be lost', async () => {
  const onCancel = vi.fn();
  const { user } = render(<Sample submit={() => Promise.resolve()} onCancel={onCancel} />);
  await user.type(screen.getByLabelText('Title'), 'x');
  await user.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalledTimes(1); // the draft has it
  await user.type(screen.getByLabelText('Secret'), 'x');
  await user.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalledTimes(1);
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(onCancel).toHaveBeenCalledTimes(2);
});

function Staying() {
  const form = useForm({
    initial: { title: 'T', secret: '' },
    submit: () => Promise.resolve(),
    draft: 'staying',
    secret: ['secret'],
  });
  return (
    <Form form={form} verb="Save" stays>
      <TextField label="Title" {...form.field('title')} />
      <PasswordField label="Secret" {...form.field('secret')} />
    </Form>
  );
}

test('a form that stays is not emptied by Escape; what is discarded can be brought back', async () => {
  const { user } = render(<Staying />);
  await user.type(screen.getByLabelText('Title'), 'itle');
  await user.type(screen.getByLabelText('Secret'), 'pw{Escape}');
  expect(screen.getByLabelText('Title')).toHaveValue('Title');
  expect(screen.queryByRole('button', { name: 'Cancel' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(screen.getByLabelText('Title')).toHaveValue('T');
  expect(draftOf('staying')).toBeUndefined();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.getByLabelText('Title')).toHaveValue('Title');
  expect(screen.getByLabelText('Secret')).toHaveValue('pw');
  expect(JSON.stringify(draftOf('staying')?.values)).toContain('Title');
});

interface Shown {
  title: string;
  note: string;
  submit: () => Promise<unknown>;
}

function Both({ title, note, submit }: Shown) {
  const form = useForm({ initial: { title, note }, digests: { title: `d${title}`, note: `d${note}` }, submit });
  return (
    <Form form={form} verb="Save">
      <TextField label="Title" {...form.field('title')} />
      <TextField label="Note" {...form.field('note')} />
    </Form>
  );
}

function Changing({ submit }: { submit: () => Promise<unknown> }) {
  const [changed, change] = useState(false);
  return (
    <>
      <button type="button" onClick={() => change(true)}>
        somebody saves
      </button>
      <Both title={changed ? '2' : '1'} note={changed ? 'b' : 'a'} submit={submit} />
    </>
  );
}

test('what others save shows in fields that nobody changed here, and does not pass for what was seen of the others', async () => {
  const submit = vi.fn().mockResolvedValue(undefined);
  const { user } = render(<Changing submit={submit} />);
  await user.type(screen.getByLabelText('Title'), ' mine');
  await user.click(screen.getByText('somebody saves'));
  expect(screen.getByLabelText('Title')).toHaveValue('1 mine');
  expect(screen.getByLabelText('Note')).toHaveValue('b');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(submit).toHaveBeenCalledWith({ title: '1 mine', note: 'b' }, { title: '1 mine' }, { title: 'd1', note: 'db' });
});
