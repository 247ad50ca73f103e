import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { TemplateFilePanel } from './TemplateFilePanel';

const definitions = ['Freeze', 'Announce'].map((title) => ({
  definition: { title, kind: 'instruction' },
  problems: {},
}));

test('templates are taken in all together, or none of them', async () => {
  const { door } = fakeDoor({ 'template.import': { templates: definitions } });
  const refused = { code: 'conflict', key: 'template.title.taken', params: { title: 'Announce' } };
  const DoAll = vi.fn(async () => [{}, {}]).mockRejectedValueOnce(refused);
  Object.assign(door, { DoAll });
  const onClose = vi.fn();
  const { user } = render(<TemplateFilePanel project="p" mode="import" onClose={onClose} />);
  await user.click(screen.getByRole('textbox'));
  await user.paste('{}');
  const take = screen.getByRole('button', { name: 'Import' });
  await user.click(take);
  await waitFor(() => expect(DoAll).toHaveBeenCalledTimes(1));
  expect(onClose).not.toHaveBeenCalled();
  await user.click(take);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const [name, sent] = DoAll.mock.calls[1] as unknown as [string, { payload: string }[]];
  expect(name).toBe('template.create');
  expect(sent.map(({ payload }) => JSON.parse(payload).title)).toEqual(['Freeze', 'Announce']);
  expect(door.Do).not.toHaveBeenCalled();
});
