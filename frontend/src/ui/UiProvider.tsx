import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { ConfirmProvider } from './Confirm';
import { NoticesProvider } from './Notices';
import { sayWholeTexts } from './wholeText';

/** What the kit needs of the world around it. */
export interface Surroundings {
  copyText: (text: string) => Promise<void>;
  openAddress: (address: string) => Promise<void>;
  /** The zone of the reader. */
  zone: string;
}

const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('the kit needs a UiProvider above it');
  return surroundings;
}

/** The zone in which things happen: the project's where there is one, else the reader's. */
const ZoneContext = createContext<string | null>(null);

export function ZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  return <ZoneContext value={zone}>{children}</ZoneContext>;
}

export function useZone(): string {
  const reader = useSurroundings().zone;
  return useContext(ZoneContext) ?? reader;
}

/** Once, near the root. */
export function UiProvider({ surroundings, children }: { surroundings: Surroundings; children: ReactNode }) {
  useEffect(sayWholeTexts, []);
  return (
    <SurroundingsContext value={surroundings}>
      <NoticesProvider>
        <ConfirmProvider>{children}</ConfirmProvider>
      </NoticesProvider>
    </SurroundingsContext>
  );
}
