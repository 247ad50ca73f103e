import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { OwnSection } from './OwnSection';

const none = {
  requests: 0,
  deployments: 0,
  items: 0,
  submitted: 0,
  reviewed: 0,
  approved: 0,
  rejected: 0,
  tasks: 0,
  steps_completed: 0,
  steps_failed: 0,
  attachments: 0,
  total: 0,
};

test('what one has done in all projects together, the archived ones too', async () => {
  const each = { a: { ...none, items: 2, total: 2 }, b: { ...none, items: 3, approved: 1200, total: 1203 } };
  fakeDoor({
    'projects.list': { mine: [{ id: 'a' }], archived: [{ id: 'b' }] },
    'contributions.own': ({ project }: { project: 'a' | 'b' }) => each[project],
  });
  render(<OwnSection />);
  expect(await screen.findByText('5')).toBeInTheDocument();
  expect(screen.getByText('1,200')).toBeInTheDocument();
  expect(screen.queryByText('Steps failed')).not.toBeInTheDocument();
});

test('who has done nothing yet reads so', async () => {
  fakeDoor({ 'projects.list': { mine: [{ id: 'a' }], archived: [] }, 'contributions.own': none });
  render(<OwnSection />);
  expect(await screen.findByText('Nothing yet.')).toBeInTheDocument();
});
