import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Presence, Present } from '@/api/presence';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Others } from './Others';

const nowhere = { project_key: '', project_title: '', deployment: '', deployment_title: '', item: '', item_title: '' };

function at(name: string, more: Partial<Present> = {}): Present {
  return {
    user: name,
    name,
    workstation: `at ${name}`,
    host: `${name}-laptop`,
    since: 1,
    forms: [],
    ...nowhere,
    ...more,
  };
}

function show(state: Partial<Presence>) {
  fakeDoor();
  const answer = async () => ({ others: [], same_host: [], unseen: false, witnesses: [], ...state });
  Object.assign(window.go?.api ?? {}, { Presence: { State: answer } });
  return render(<Others me="Noor" />);
}

test('the foot names those who are here, oneself elsewhere too, and the first of many', async () => {
  const one = show({ others: [at('Mei')] });
  await screen.findByText('Mei is here');
  one.unmount();
  const two = show({ others: [at('Mei'), at('Noor', { workstation: 'b' }), at('Mei', { workstation: 'c' })] });
  await screen.findByText('Mei, you elsewhere are here');
  two.unmount();
  show({ others: ['Ada', 'Ivo', 'Mei', 'Vic', 'Wes'].map((name) => at(name)) });
  await screen.findByText('Ada, Ivo, Mei and 2 more are here');
});

test('behind it stands where they are, as far as it may be known, and what is wrong', async () => {
  const place = { project_key: 'SHOP', project_title: 'Shop', deployment: 'd1', deployment_title: 'Friday' };
  const { user } = show({
    others: [at('Mei', { ...place, item: 'i1', item_title: 'PAY-7 Pay', forms: ['item.edit.i1'] }), at('Wes')],
    same_host: ['Mei-laptop'],
    unseen: true,
  });
  await user.click(await screen.findByText('Mei, Wes are here'));
  expect(await screen.findByRole('link', { name: 'PAY-7 Pay' })).toHaveAttribute('href', '#/p/SHOP/d/d1/i/i1');
  expect(screen.getAllByRole('link')).toHaveLength(1);
  expect(screen.getByText(/Two computers are called Mei-laptop/)).toBeInTheDocument();
  expect(screen.getByText(/Others do not see that you are here/)).toBeInTheDocument();
});

test('nothing while nobody else is here; that one is not seen is said all the same', async () => {
  const alone = show({});
  await Promise.resolve();
  expect(screen.queryByRole('button')).toBeNull();
  alone.unmount();
  show({ unseen: true });
  await screen.findByText('not seen by others');
});
