import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RowBlock } from '@/api/door';
import { render } from '@/test/render';
import { RowBlocks } from './RowBlocks';

const block = (kind: string, label_key: string, text: string, entries: RowBlock[] = []): RowBlock => ({
  ...{ kind, label_key, label: '', note: '', file: '', value: '' },
  ...{ text: text ? [{ text }] : [], entries },
});
const commands = (text: string) => [
  block('list', 'parameter.nodes', '', [block('text', '', 'build-01'), block('text', '', 'build-02')]),
  block('text', 'parameter.run_as', 'rm'),
  block('code', 'template.config.commands', text),
];

test('where commands run and as whom stands at their head', () => {
  render(<RowBlocks blocks={commands('make')} />);
  expect(screen.getByText('build-01, build-02 as rm')).toBeVisible();
  expect(screen.queryByText('Run as')).not.toBeInTheDocument();
  expect(screen.queryByText('Commands')).not.toBeInTheDocument();
});

test('blanks that nobody filled in are marked, other braces are not, and all are copied', async () => {
  const text = 'pay {user} {env.host} $' + '{HOME}';
  const { user, copied } = render(<RowBlocks blocks={commands(text)} blanks={['user', 'env']} />);
  expect(screen.getByText('{user}')).toBeVisible();
  expect(screen.getByText('{env.host}')).toBeVisible();
  expect(screen.queryByText('{HOME}')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /Copy/ }));
  expect(copied).toEqual([text]);
});
