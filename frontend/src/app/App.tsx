import { MantineProvider } from '@mantine/core';
import { SchemeProvider, useScheme } from '@/theme/scheme';
import { theme } from '@/theme/theme';

function Themed() {
  const { scheme } = useScheme();
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <div />
    </MantineProvider>
  );
}

export function App() {
  return (
    <SchemeProvider>
      <Themed />
    </SchemeProvider>
  );
}
