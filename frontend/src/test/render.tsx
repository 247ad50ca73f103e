import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type RenderResult, render as renderBare } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes, useNavigate } from 'react-router';
import { vi } from 'vitest';
import { ActionsProvider } from '@/actions/Actions';
import { newQueryClient } from '@/api/queries';
import { type Go, GoContext } from '@/lib/go';
import { theme } from '@/theme/theme';
import { UiProvider } from '@/ui/UiProvider';

interface Rendered extends RenderResult {
  user: UserEvent;
  copied: string[];
}

interface Surrounded {
  zone?: string;
  /** The address. */
  at?: string;
  /** The pattern of addresses that it is shown at, for what it takes of them. */
  path?: string;
}

/** Renders as inside the window: theme, kit, router, actions, queries. Copied texts are collected. */
export function render(children: ReactNode, { zone = 'UTC', at = '/', path = '*' }: Surrounded = {}): Rendered {
  return renderRouter(
    <MemoryRouter initialEntries={[at]}>
      <Going>
        <ActionsProvider>
          <Routes>
            <Route path={path} element={children} />
          </Routes>
        </ActionsProvider>
      </Going>
    </MemoryRouter>,
    zone,
  );
}

function Going({ children }: { children: ReactNode }) {
  return <GoContext value={useNavigate() as Go}>{children}</GoContext>;
}

/** The same with a router of the test's own, for what asks before a place is left. */
export function renderRouter(router: ReactNode, zone = 'UTC'): Rendered {
  const user = userEvent.setup();
  const copied: string[] = [];
  const surroundings = {
    zone,
    openAddress: vi.fn(() => Promise.resolve()),
    copyText: async (text: string) => {
      copied.push(text);
    },
  };
  const result = renderBare(
    <MantineProvider env="test" theme={theme}>
      <UiProvider surroundings={surroundings}>
        <QueryClientProvider client={newQueryClient()}>{router}</QueryClientProvider>
      </UiProvider>
    </MantineProvider>,
  );
  return { ...result, user, copied };
}
