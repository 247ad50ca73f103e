import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { TextField } from './TextField';

function Title() {
  const [title, setTitle] = useState('');
  return <TextField label="Title" required max={10} value={title} onChange={setTitle} />;
}

test('how many letters are left is said when there are few', async () => {
  const { user } = render(<Title />);
  const field = screen.getByLabelText(/^Title/);
  await user.type(field, '1234567');
  expect(screen.queryByText('7 of 10')).not.toBeInTheDocument();
  await user.type(field, '8');
  expect(screen.getByText('8 of 10')).toBeInTheDocument();
});
