import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { FormField, Option } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { FormFields } from './FormFields';
import { type Entered, initialValues, isEmpty, sendable, storedValues } from './values';

const field = (kind: string, more: Partial<FormField> = {}): FormField => ({
  id: `field.${kind}`,
  label: `The ${kind}`,
  label_key: '',
  kind,
  required: false,
  sensitive: false,
  initial: { id: `field.${kind}` },
  options: [],
  pattern: '',
  extensions: [],
  help: '',
  ...more,
});

const options: Option[] = [
  { value: 'prod', label: 'Production', values: [{ key: 'host', value: 'p.example.com' }] },
  { value: 'test' },
];

const all: FormField[] = [
  field('shown', { initial: { id: 'field.shown', text: 'Ask **Wes** first.' } }),
  field('text', { initial: { id: 'field.text', text: 'v1' } }),
  field('url'),
  field('password', { sensitive: true }),
  field('multi_line'),
  field('script'),
  field('markdown'),
  field('choice', { options }),
  field('multi_choice', { options }),
  field('choice_with_values', { options }),
  field('check_box'),
  field('file', { extensions: ['zip'] }),
  field('pattern', { pattern: '\\d+' }),
];

function Live({ form, start, told }: { form: FormField[]; start: Entered; told: (entered: Entered) => void }) {
  const [entered, setEntered] = useState(start);
  const change = (next: Entered) => {
    setEntered(next);
    told(next);
  };
  return <FormFields form={form} entered={entered} onChange={change} set={new Set(['field.password'])} />;
}

function show(form = all) {
  let last = initialValues(form);
  const result = render(<Live form={form} start={last} told={(entered) => (last = entered)} />);
  return { ...result, value: (kind: string) => last.values[`field.${kind}`], entered: () => last };
}

test('every kind of field is there, with what the template suggests', () => {
  show();
  expect(screen.getByText('Wes')).toBeInTheDocument();
  expect(screen.getByLabelText(/The text/)).toHaveValue('v1');
  for (const { kind } of all.slice(1))
    expect(screen.getAllByLabelText(new RegExp(`The ${kind}`)).length, kind).toBeGreaterThan(0);
});

test('texts, ticks and choices become values; empty ones say nothing', async () => {
  const { user, value } = show();
  await user.type(screen.getByLabelText(/The script/), 'make');
  await user.clear(screen.getByLabelText(/The text/));
  await user.click(screen.getByLabelText(/The check_box/));
  await user.click(screen.getByRole('combobox', { name: /^The choice$/ }));
  await user.click(await screen.findByRole('option', { name: /prod – Production/ }));
  expect(value('script')).toEqual({ id: 'field.script', text: 'make' });
  expect(value('check_box')).toEqual({ id: 'field.check_box', tick: true });
  expect(value('choice')).toEqual({ id: 'field.choice', text: 'prod' });
  expect(isEmpty(value('text') ?? { id: '' })).toBe(true);
});

test('a pattern says while typing whether it fits, as Go reads it', async () => {
  const { door } = fakeDoor();
  door.Get.mockImplementation(async (_, params) => JSON.stringify({ fits: JSON.parse(params).text === 'Rel-3.12' }));
  const { user } = show([field('pattern', { pattern: '(?i)rel-\\d+\\.\\d+' })]); // a pattern that only Go can read
  const input = screen.getByLabelText(/The pattern/);
  await user.type(input, 'Rel-3.');
  expect(await screen.findByText(/It does not fit yet/)).toBeInTheDocument();
  await user.type(input, '12');
  expect(await screen.findByText(/It fits\./)).toBeInTheDocument();
  expect(door.Get).toHaveBeenLastCalledWith(
    'pattern.fits',
    JSON.stringify({ pattern: '(?i)rel-\\d+\\.\\d+', text: 'Rel-3.12' }),
  );
});

test('secrets are apart from the values and are sealed, files are brought in', async () => {
  const { user, entered } = show();
  await user.type(screen.getByLabelText(/The password/), 'hunter22');
  const file = new File(['content'], 'a.zip');
  await user.upload(screen.getByLabelText(/The file/, { selector: 'input' }), file);
  expect(JSON.stringify(entered().values)).not.toContain('hunter22');
  const sealed = { id: 'field.password', sealed: 'x', generation: 1 };
  const Seal = vi.fn(async () => sealed);
  const Files = {
    Begin: vi.fn(async () => 'f1'),
    Piece: vi.fn(async () => undefined),
    Finish: vi.fn(async () => 'sha'),
  };
  window.go = { api: { Session: { Seal }, Files } } as unknown as typeof window.go;
  const sent = await sendable('t1', entered(), ['field.password', 'field.file']);
  expect(sent).toEqual([sealed, { id: 'field.file', file: 'sha', file_name: 'a.zip' }]);
  expect(Seal).toHaveBeenCalledWith({ template: 't1', field: 'field.password', text: 'hunter22' });
  expect(Files.Piece).toHaveBeenCalledWith({ id: 'f1', bytes: btoa('content') });
});

test('a stored secret is never in the form', () => {
  const none = { text: '', list: [], tick: false, file: '', file_name: '' };
  const stored = storedValues(all, [{ id: 'field.password', set: true, ...none }]);
  expect(stored.values['field.password']).toEqual({ id: 'field.password' });
});
