import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { startDrafts } from '@/lib/drafts';
import { render } from '@/test/render';
import { Dialog } from './Dialog';
import { Form } from './Form';
import { SidePanel } from './SidePanel';
import { PasswordField, TextField } from './TextField';
import { useForm } from './useForm';

beforeEach(() =>
  startDrafts(
    {},
    async () => undefined,
    () => undefined,
  ),
);

function Fields({ submit, onCancel }: { submit: () => Promise<unknown>; onCancel: () => void }) {
  const form = useForm({ initial: { title: '', secret: '' }, submit, draft: 'panel', secret: ['secret'] });
  return (
    <Form form={form} verb="Save" onCancel={onCancel}>
      <TextField label="Title" {...form.field('title')} />
      <PasswordField label="Secret" {...form.field('secret')} />
    </Form>
  );
}

const sent = () => Promise.resolve();

function Panel({ onClose, submit = sent }: { onClose: () => void; submit?: () => Promise<unknown> }) {
  return (
    <SidePanel title="New" label="New" onClose={onClose}>
      <Fields submit={submit} onCancel={onClose} />
    </SidePanel>
  );
}

test('the cross and Esc at the head of a panel ask when its form would lose something, and only then', async () => {
  const onClose = vi.fn();
  const { user } = render(<Panel onClose={onClose} />);
  const cross = screen.getByRole('button', { name: 'Close the panel' });
  await user.type(screen.getByLabelText('Title'), 'x');
  await user.click(cross);
  expect(onClose).toHaveBeenCalledTimes(1); // the draft has it
  await user.type(screen.getByLabelText('Secret'), 'x');
  await user.click(cross);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  expect(onClose).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  act(() => cross.focus());
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(onClose).toHaveBeenCalledTimes(2);
});

test('nobody leaves a panel while its form is sent', async () => {
  const onClose = vi.fn();
  const { user } = render(<Panel onClose={onClose} submit={() => new Promise(() => undefined)} />);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(screen.getByRole('button', { name: 'Close the panel' }));
  expect(onClose).not.toHaveBeenCalled();
});

test('a dialog asks once, by its cross and by Esc in a field', async () => {
  const onClose = vi.fn();
  const { user } = render(
    <Dialog title="Move" open focusInside onClose={onClose}>
      <Fields submit={sent} onCancel={onClose} />
    </Dialog>,
  );
  await user.type(await screen.findByLabelText('Secret'), 'x');
  await user.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  expect(await screen.findAllByRole('button', { name: 'Discard' })).toHaveLength(1);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Discard' })).not.toBeInTheDocument());
  expect(onClose).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(onClose).toHaveBeenCalledTimes(1);
});
