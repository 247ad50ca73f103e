import { act, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { AppError } from './call';
import { doCommand, get } from './door';
import { useChanges, useDo, useGet } from './queries';

// The generated names grow with the backend; these tests are about the road, not about any one name.
const name = 'thing.do' as never;
const query = 'thing.get' as never;

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

test('a command goes out as name, id of its own and JSON', async () => {
  const { done } = fakeDoor();
  await doCommand(name, { title: 'x' } as never);
  await doCommand(name, { title: 'x' } as never);
  expect(done).toMatchObject([{ name: 'thing.do', payload: { title: 'x' } }, { name: 'thing.do' }]);
  expect(done[0]?.id).not.toBe(done[1]?.id);
});

test('a command of which nobody knows whether it happened is sent again under its id', async () => {
  const refusals: Record<string, unknown> = { 'thing.do': { code: 'unavailable', key: 'share.gone' } };
  const { done } = fakeDoor({}, refusals);
  await expect(doCommand(name, { title: 'lost' } as never)).rejects.toMatchObject({ code: 'unavailable' });
  delete refusals['thing.do'];
  await doCommand(name, { title: 'lost' } as never);
  expect(done[1]?.id).toBe(done[0]?.id);
});

test('the envelope of a refusal becomes an AppError', async () => {
  const refusal = { code: 'invalid', key: 'input.invalid', fields: { title: { key: 'item.title.empty' } } };
  fakeDoor({}, { 'thing.do': refusal });
  const error: AppError = await doCommand(name, {} as never).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'invalid', params: {}, fields: refusal.fields });
  expect(error.message).toBe('Some fields need your attention.');
});

test('a plain string of the bridge, too', async () => {
  fakeDoor({}, { 'thing.get': 'cannot parse arguments' });
  const error = await get(query, {} as never).catch((thrown) => thrown as AppError);
  expect(error).toMatchObject({ code: 'internal', key: 'ui.error.bridge' });
  expect(String(error)).toContain('cannot parse arguments');
});

test('without Go the door is unavailable', async () => {
  await expect(get(query, {} as never)).rejects.toMatchObject({ code: 'unavailable' });
});

function Thing() {
  useChanges();
  const { data } = useGet(query, { id: '1' } as never);
  const { run } = useDo(name);
  return (
    <button type="button" onClick={() => void run({} as never)}>
      {(data as { title: string } | undefined)?.title ?? 'loading'}
    </button>
  );
}

test('what is shown is asked again after a change elsewhere and after a command', async () => {
  const answers = { 'thing.get': { title: 'one' } };
  const { door, emit } = fakeDoor(answers);
  const { user } = render(<Thing />);
  expect(await screen.findByText('one')).toBeInTheDocument();
  expect(door.Get).toHaveBeenCalledWith('thing.get', '{"id":"1"}');
  answers['thing.get'] = { title: 'two' };
  act(() => emit({ topics: ['*'] }));
  expect(await screen.findByText('two')).toBeInTheDocument();
  answers['thing.get'] = { title: 'three' };
  await user.click(screen.getByRole('button'));
  expect(await screen.findByText('three')).toBeInTheDocument();
});
