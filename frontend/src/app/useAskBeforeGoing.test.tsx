import { screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider, useNavigate } from 'react-router';
import { expect, test } from 'vitest';
import { renderRouter } from '@/test/render';
import { Form } from '@/ui/Form';
import { PasswordField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { useAskBeforeGoing } from './useAskBeforeGoing';

function Page() {
  useAskBeforeGoing();
  const navigate = useNavigate();
  const form = useForm({ initial: { secret: '' }, submit: async () => navigate('/saved') });
  return (
    <>
      <button type="button" onClick={() => navigate('/home')}>
        go
      </button>
      <button type="button" onClick={() => navigate('/?tab=two')}>
        stay
      </button>
      <Form form={form} verb="Save">
        <PasswordField label="Secret" {...form.field('secret')} />
      </Form>
    </>
  );
}

function start() {
  const router = createMemoryRouter([
    { path: '/', element: <Page /> },
    { path: '/home', element: <p>home</p> },
    { path: '/saved', element: <p>saved</p> },
  ]);
  return renderRouter(<RouterProvider router={router} />);
}

test('going elsewhere asks when a form would lose something, and stays when it shall not', async () => {
  const { user } = start();
  await user.type(screen.getByLabelText('Secret'), 'x');
  await user.click(screen.getByRole('button', { name: 'stay' })); // the same page
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'go' }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(screen.getByLabelText('Secret')).toHaveValue('x');
  await user.click(screen.getByRole('button', { name: 'go' }));
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  expect(await screen.findByText('home')).toBeInTheDocument();
});

test('nobody is asked where nothing is lost, nor when the form itself goes on', async () => {
  const { user, unmount } = start();
  await user.click(screen.getByRole('button', { name: 'go' }));
  expect(await screen.findByText('home')).toBeInTheDocument();
  unmount();
  const again = start();
  await again.user.type(screen.getByLabelText('Secret'), 'x');
  await again.user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('saved')).toBeInTheDocument();
});
