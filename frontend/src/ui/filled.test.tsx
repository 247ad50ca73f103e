import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { Button } from './Button';
import classes from './Button.module.css';
import { EmptyState } from './EmptyState';
import { PageHead } from './PageHead';

const start = <EmptyState title="None yet" action={<Button kind="primary">Start</Button>} />;
const filled = () => screen.getByRole('button', { name: 'Start' }).classList.contains(classes.primary ?? '');

test('an empty place has the filled button only while the head of the page has none', () => {
  const make = { label: 'New', onClick: () => undefined };
  const { rerender } = render(
    <>
      <PageHead title="Projects" primary={make} />
      {start}
    </>,
  );
  expect(filled()).toBe(false);
  rerender(
    <>
      <PageHead title="Projects" primary={{ ...make, reason: 'Not allowed.' }} />
      {start}
    </>,
  );
  expect(filled()).toBe(true);
});
