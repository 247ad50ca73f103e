import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { copyText, openAddress, speak, tellPainted } from '@/api/desktop';
import { useLanguage } from '@/i18n/language';
import { type Go, GoContext } from '@/lib/go';
import { localZone } from '@/lib/zone';
import { SchemeProvider, useScheme } from '@/theme/scheme';
import { theme } from '@/theme/theme';
import { UiProvider } from '@/ui/UiProvider';
import { ErrorBoundary } from './ErrorBoundary';
import { newRouter } from './routes';
import { useFaults } from './useFaults';
import { useZoomKeys } from './useZoomKeys';

const surroundings = { copyText, openAddress, zone: localZone() };

export function App({ client }: { client: QueryClient }) {
  return (
    <SchemeProvider>
      <Themed client={client} />
    </SchemeProvider>
  );
}

function Themed({ client }: { client: QueryClient }) {
  const { scheme } = useScheme();
  const [router] = useState(() => newRouter(client));
  const [go] = useState((): Go => (to, options) => void router.navigate(to as string, options));
  const language = useLanguage();
  useEffect(() => void speak(language), [language]);
  useEffect(() => void tellPainted(scheme === 'dark'), [scheme]);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <UiProvider surroundings={surroundings}>
        <Everywhere />
        <ErrorBoundary key={language}>
          <QueryClientProvider client={client}>
            <GoContext value={go}>
              {/* A page is drawn at once: drawn as a transition it comes in slices, nearly twice as late. */}
              <RouterProvider router={router} useTransitions={false} />
            </GoContext>
          </QueryClientProvider>
        </ErrorBoundary>
      </UiProvider>
    </MantineProvider>
  );
}

function Everywhere() {
  useZoomKeys();
  useFaults();
  return null;
}
