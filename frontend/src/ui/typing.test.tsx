import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from '@/test/render';
import { Form } from './Form';
import { DurationField } from './NumberField';
import { MultiSelectField, SelectField } from './SelectField';
import { SidePanel } from './SidePanel';
import { TagsList } from './TagsList';
import { TextField } from './TextField';
import { useForm } from './useForm';

const zones = [
  'UTC',
  'Europe/London',
  'Europe/Vienna',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Africa/Cairo',
  'Asia/Dubai',
  'Asia/Hong_Kong',
];

function Zone() {
  const [value, setValue] = useState('UTC');
  const options = zones.map((zone) => ({ value: zone, label: zone }));
  return <SelectField label="Zone" options={options} value={value} onChange={setValue} />;
}

test('what was chosen and is no choice any more is shown all the same, and can be taken out', () => {
  render(<MultiSelectField label="Modules" options={[]} value={['gone']} onChange={vi.fn()} />);
  expect(screen.getByText('gone')).toBeVisible();
});

test('what is typed into a list takes the place of what was chosen, and Enter takes the first that fits', async () => {
  const { user } = render(<Zone />);
  const field = screen.getByRole('combobox', { name: /Zone/ });
  await user.click(field);
  await user.keyboard('vienn{Enter}');
  await waitFor(() => expect(field).toHaveValue('Europe/Vienna'));
});

function Modules({ send }: { send: (values: object) => Promise<void> }) {
  const form = useForm({ initial: { title: '', modules: [] as string[] }, submit: send });
  return (
    <SidePanel title="New project" label="New project" onClose={() => undefined}>
      <Form form={form} verb="Create">
        <TextField label="Title" {...form.field('title')} />
        <TagsList
          label="Modules"
          addLabel="module"
          draft="module"
          value={form.values.modules}
          onChange={(modules) => form.set({ modules })}
        />
      </Form>
    </SidePanel>
  );
}

test('a panel begins in its first field, and a name that was typed but not added is sent with the form', async () => {
  const send = vi.fn(async () => undefined);
  const { user } = render(<Modules send={send} />);
  await user.keyboard('Shop');
  await user.type(screen.getByPlaceholderText('module'), 'api');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(send).toHaveBeenCalledWith({ title: 'Shop', modules: ['api'] }, expect.anything(), expect.anything()),
  );
});

function Risk({ send }: { send: (values: object) => Promise<void> }) {
  const form = useForm({ initial: { risk: 'low' }, submit: send });
  const options = ['low', 'high'].map((value) => ({ value, label: value }));
  return (
    <Form form={form} verb="Send">
      <SelectField label="Risk" options={options} {...form.field('risk')} />
    </Form>
  );
}

test('Ctrl+Enter on a list sends the form and does not open the list', async () => {
  const send = vi.fn(async () => undefined);
  const { user } = render(<Risk send={send} />);
  screen.getByRole('combobox', { name: /Risk/ }).focus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(send).toHaveBeenCalled());
  expect(screen.queryByRole('option')).not.toBeInTheDocument();
});

function Estimate({ send }: { send: (values: object) => Promise<void> }) {
  const form = useForm({ initial: { minutes: 0 }, submit: send });
  return (
    <Form form={form} verb="Add">
      <DurationField label="Estimate" {...form.field('minutes')} />
    </Form>
  );
}

test('what cannot be read is not sent by Ctrl+Enter from its own field: it stays and says why', async () => {
  const send = vi.fn(async () => undefined);
  const { user } = render(<Estimate send={send} />);
  const field = screen.getByRole('textbox', { name: /Estimate/ });
  await user.click(field);
  await user.keyboard('soon{Control>}{Enter}{/Control}');
  expect(send).not.toHaveBeenCalled();
  expect(field).toHaveFocus();
  expect(field).toHaveValue('soon');
  await waitFor(() => expect(field).toHaveAttribute('aria-invalid', 'true'));
  await user.clear(field);
  await user.keyboard('1h 30{Control>}{Enter}{/Control}');
  await waitFor(() => expect(send).toHaveBeenCalledWith({ minutes: 90 }, expect.anything(), expect.anything()));
});

test('a name that is typed but not added yet is kept', async () => {
  const tags = <TagsList label="Modules" addLabel="module" draft="kept" value={[]} onChange={() => undefined} />;
  const { user, unmount } = render(tags);
  await user.type(screen.getByPlaceholderText('module'), 'ap');
  unmount(); // the program is killed
  render(tags);
  expect(screen.getByPlaceholderText('module')).toHaveValue('ap');
});
