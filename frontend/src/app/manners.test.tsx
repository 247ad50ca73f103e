import { act, fireEvent, screen } from '@testing-library/react';
import { useLocation, useNavigate } from 'react-router';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { useMouseTravel } from './useMouseTravel';
import { useStrayDrop } from './useStrayDrop';

function Window({ hint }: { hint: boolean }) {
  useStrayDrop(hint);
  useMouseTravel();
  const navigate = useNavigate();
  return (
    <>
      <p>at {useLocation().pathname}</p>
      <button type="button" onClick={() => void navigate('/next')}>
        go
      </button>
      <button type="button" onDrop={(event) => event.preventDefault()}>
        takes files
      </button>
    </>
  );
}

const files = { types: ['Files'], files: [new File(['x'], 'x.txt')] };

test('a stray file never leads out of the window, and is said', () => {
  render(<Window hint />);
  expect(fireEvent.drop(document.body, { dataTransfer: files })).toBe(false); // the engine does nothing with it
  expect(screen.getByText('Nothing here takes files.')).toBeInTheDocument();
});

test('a file on a place that takes it is not said', () => {
  render(<Window hint />);
  fireEvent.drop(screen.getByText('takes files'), { dataTransfer: files });
  expect(screen.queryByText('Nothing here takes files.')).not.toBeInTheDocument();
});

test('dragged text is left alone', () => {
  render(<Window hint />);
  expect(fireEvent.drop(document.body, { dataTransfer: { types: ['text/plain'], files: [] } })).toBe(true);
});

test('the side buttons of the mouse go back and forward', async () => {
  const { user } = render(<Window hint={false} />);
  await user.click(screen.getByText('go'));
  expect(screen.getByText('at /next')).toBeInTheDocument();
  await act(async () => void fireEvent.mouseUp(document.body, { button: 3 }));
  expect(screen.getByText('at /')).toBeInTheDocument();
  await act(async () => void fireEvent.mouseUp(document.body, { button: 4 }));
  expect(screen.getByText('at /next')).toBeInTheDocument();
});
