import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { ZoneProvider } from './UiProvider';
import { WindowTime } from './WindowTime';

const start = Date.UTC(2020, 0, 2, 22);
const end = Date.UTC(2020, 0, 3, 1);

test('a window is said in the zone of the project, then in that of the reader', () => {
  const { container } = render(
    <ZoneProvider zone="Asia/Tokyo">
      <WindowTime start={start} end={end} />
    </ZoneProvider>,
  );
  expect(container).toHaveTextContent(
    /Fri 3 Jan 2020 07:00 – 10:00 \S+ \(for you Thu 2 Jan 2020 22:00 – Fri 3 Jan 2020 01:00\)$/,
  );
});

test('where both are the same it is said once', () => {
  render(<WindowTime start={start} end={end} />);
  expect(screen.queryByText(/for you/)).not.toBeInTheDocument();
});
