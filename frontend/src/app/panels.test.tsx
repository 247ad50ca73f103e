import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Offered } from '@/actions/Actions';
import { render } from '@/test/render';
import { Form } from '@/ui/Form';
import { SidePanel } from '@/ui/SidePanel';
import { PasswordField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';

function Fields({ onCancel }: { onCancel: () => void }) {
  const form = useForm({ initial: { secret: '' }, submit: () => Promise.resolve() });
  return (
    <Form form={form} verb="Save" onCancel={onCancel}>
      <PasswordField label="Secret" {...form.field('secret')} />
    </Form>
  );
}

const looked = vi.fn();
const offers = [{ id: 'look', label: 'Look', group: 'ui.items.group' as const, keys: 'a', run: looked }];

function Two() {
  const [row, setRow] = useState('one');
  const [editing, setEditing] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setEditing(true)}>
        edit
      </button>
      <button type="button" onClick={() => setRow('two')}>
        next
      </button>
      {row && (
        <SidePanel title={row} label="Look" about={row} onClose={() => setRow('')}>
          <Offered actions={offers} />
          <p>look at {row}</p>
        </SidePanel>
      )}
      {editing && (
        <SidePanel title="New" label="New" onClose={() => setEditing(false)}>
          <Fields onCancel={() => setEditing(false)} />
        </SidePanel>
      )}
    </>
  );
}

test('of two panels the last opened is seen, with its keys; closing it brings the earlier back as it was', async () => {
  const { user } = render(<Two />);
  await user.click(screen.getByRole('button', { name: 'edit' }));
  expect(screen.queryByRole('complementary', { name: 'Look' })).not.toBeInTheDocument();
  await user.type(screen.getByLabelText('Secret'), 'kept');

  act(() => screen.getByRole('button', { name: 'edit' }).focus());
  await user.keyboard('a');
  expect(looked).not.toHaveBeenCalled(); // what lies below is not acted on unseen

  await user.click(screen.getByRole('button', { name: 'next' }));
  expect(screen.getByRole('complementary', { name: 'Look' })).toBeVisible();
  expect(screen.queryByRole('complementary', { name: 'New' })).not.toBeInTheDocument();
  await user.keyboard('a');
  expect(looked).toHaveBeenCalledTimes(1);
  await user.keyboard('{Escape}');

  expect(screen.getByRole('complementary', { name: 'New' })).toBeVisible();
  expect(screen.getByLabelText('Secret')).toHaveValue('kept');
});
