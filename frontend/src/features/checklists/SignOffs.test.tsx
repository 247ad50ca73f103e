import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ChecklistView, SignOffView } from '@/api/door';
import { render } from '@/test/render';
import { SignOffs } from './SignOffs';

const at = Date.UTC(2026, 10, 12, 14, 13);
const signed = { id: 'o1', created_at: at, created_by_name: 'Noor', remark: '', unconfirmed: false, current: false };

function show(allowed: boolean) {
  const can = [{ action: 'checklist.sign_off', allowed, remark: 'none' }];
  render(<SignOffs view={{ sign_offs: [signed as unknown as SignOffView], can } as unknown as ChecklistView} />);
}

test('a checklist that changed after its sign-off is to be signed off again, by whoever may', () => {
  show(true);
  const entry = screen.getByRole('listitem');
  expect(entry).toHaveTextContent(/^Noor signed the checklist off .*\d\d:13\. It has changed since: sign off again\.$/);
});

test('where nobody can sign off any more it is only said that it changed', () => {
  show(false);
  expect(screen.getByRole('listitem')).toHaveTextContent(/It has changed since\.$/);
});
