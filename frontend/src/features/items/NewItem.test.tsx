import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { DeploymentView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { NewItem } from './NewItem';

afterEach(() => {
  window.go = undefined;
});

const nothing = () => undefined;
const view = (can: object[]) => ({ id: 'd1', project: 'p1', project_key: 'p', can }) as unknown as DeploymentView;
const refused = { action: 'item.create', allowed: false, why: { key: 'item.add.deployment_over' } };

let closeIt: () => void;

function Page({ begin }: { begin: object[] }) {
  const [can, setCan] = useState(begin);
  closeIt = () => setCan([refused]);
  return <NewItem view={view(can)} onClose={nothing} />;
}

function show(can: object[]) {
  fakeDoor({ 'project.choices': { people: [], roles: [], categories: ['Feature'], modules: ['core'] } });
  render(<Page begin={can} />);
}

test('where no item can be created it says why, and shows no form', async () => {
  show([refused]);
  expect(await screen.findByText(/takes no new items/)).toBeVisible();
  expect(screen.queryByLabelText(/Title/)).not.toBeInTheDocument();
});

test('a form in which somebody writes stays when nothing can be created any more, and says why', async () => {
  show([{ action: 'item.create', allowed: true }]);
  await screen.findByLabelText(/Title/);
  act(() => closeIt());
  expect(screen.getByLabelText(/Title/)).toBeVisible();
  expect(screen.getByText(/takes no new items/)).toBeVisible();
});
