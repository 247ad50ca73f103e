import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';

export type SchemeChoice = 'system' | 'light' | 'dark';
export type Scheme = 'light' | 'dark';

const storageKey = 'renogen.theme'; // public/theme.js reads it before the first paint
const darkSystem = () => window.matchMedia('(prefers-color-scheme: dark)');

function systemScheme(): Scheme {
  return darkSystem().matches ? 'dark' : 'light';
}

function watchSystem(changed: () => void): () => void {
  const query = darkSystem();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function storedChoice(): SchemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

interface SchemeState {
  choice: SchemeChoice;
  scheme: Scheme;
  choose(choice: SchemeChoice): void;
}

const SchemeContext = createContext<SchemeState | null>(null);

/** Light or dark, as the system has it unless the person chose; kept on this workstation. */
export function SchemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(storedChoice);
  const system = useSyncExternalStore(watchSystem, systemScheme);
  const scheme = choice === 'system' ? system : choice;

  useEffect(() => {
    const paper = window.matchMedia('print'); // which is white
    const paint = () => {
      document.documentElement.dataset.theme = paper.matches ? 'light' : scheme;
    };
    paint();
    paper.addEventListener('change', paint);
    return () => paper.removeEventListener('change', paint);
  }, [scheme]);

  const choose = useCallback((next: SchemeChoice) => {
    localStorage.setItem(storageKey, next);
    setChoice(next);
  }, []);
  const state = useMemo<SchemeState>(() => ({ choice, scheme, choose }), [choice, scheme, choose]);
  return <SchemeContext value={state}>{children}</SchemeContext>;
}

export function useScheme(): SchemeState {
  const state = useContext(SchemeContext);
  if (!state) throw new Error('useScheme needs a SchemeProvider above it');
  return state;
}

/** Switches the window to the high-contrast run mode for as long as the calling screen is shown. */
export function useHighContrast(on = true) {
  useEffect(() => {
    if (!on) return;
    document.documentElement.dataset.contrast = 'high';
    return () => {
      delete document.documentElement.dataset.contrast;
    };
  }, [on]);
}
