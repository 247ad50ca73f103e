import { useCallback, useEffect, useState } from 'react';
import type { Message } from '@/i18n/i18n';
import { recall, remember } from '@/lib/remember';

/** What a refusal tells a form; the AppError of the api is one. */
export interface FormError {
  message: string;
  fields: Record<string, Message>;
}

interface FormOptions<V extends object> {
  /** What the form opened with. Later values are taken by reset() only: nobody else's change passes for ours. */
  initial: V;
  /** Sends it. `changed` holds only the fields that differ from what the form opened with. Rejects with a FormError. */
  submit: (values: V, changed: Partial<V>) => Promise<unknown>;
  onDone?: () => void;
  /** Keeps what was typed on this workstation until it is saved, under this name. */
  draft?: string;
  /** Fields that a draft never holds: passwords and other sensitive values. */
  secret?: (keyof V)[];
}

export interface FormState<V extends object> {
  values: V;
  set: (patch: Partial<V>) => void;
  /** value, onChange and problem of one field, to spread onto it. */
  field: <K extends keyof V & string>(name: K) => FieldBinding<V[K]>;
  /** What the form opened with: the values that were seen. */
  base: V;
  changed: Partial<V>;
  dirty: boolean;
  busy: boolean;
  error: FormError | null;
  submit: () => Promise<void>;
  /** Back to the newest `initial`; the draft is forgotten. */
  reset: () => void;
}

export interface FieldBinding<T> {
  value: T;
  onChange: (value: T) => void;
  problem: Message | undefined;
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);
}

function difference<V extends object>(values: V, initial: V): Partial<V> {
  const changed: Partial<V> = {};
  for (const name of Object.keys(values) as (keyof V)[]) {
    if (!same(values[name], initial[name])) changed[name] = values[name];
  }
  return changed;
}

function without<V extends object>(values: Partial<V>, names: readonly (keyof V)[]): Partial<V> {
  const copy = { ...values };
  for (const name of names) delete copy[name];
  return copy;
}

/** The state of a form: what was typed, what differs, what the backend refused, and a draft that survives closing. */
export function useForm<V extends object>(options: FormOptions<V>): FormState<V> {
  const { initial, draft, secret = [] } = options;
  const [base, setBase] = useState(initial);
  const [values, setValues] = useState<V>(() => ({
    ...initial,
    ...(draft ? recall<Partial<V>>(draftKey(draft)) : {}),
  }));
  const [error, setError] = useState<FormError | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = difference(values, base);
  const dirty = Object.keys(changed).length > 0;

  const kept = JSON.stringify(without(changed, secret));
  useEffect(() => {
    if (draft) remember(draftKey(draft), kept === '{}' ? undefined : JSON.parse(kept));
  }, [draft, kept]);

  const set = useCallback((patch: Partial<V>) => setValues((old) => ({ ...old, ...patch })), []);

  const forget = () => {
    if (draft) remember(draftKey(draft), undefined);
  };

  return {
    values,
    set,
    base,
    changed,
    dirty,
    busy,
    error,
    field: (name) => ({
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<V>),
      problem: error?.fields[name],
    }),
    reset: () => {
      forget();
      setBase(initial);
      setValues(initial);
      setError(null);
    },
    submit: async () => {
      setBusy(true);
      setError(null);
      try {
        await options.submit(values, changed);
        setBase(values);
        forget();
        options.onDone?.();
      } catch (refused) {
        if (!isFormError(refused)) throw refused;
        setError(refused);
      } finally {
        setBusy(false);
      }
    },
  };
}

function draftKey(name: string): string {
  return `draft.${name}`;
}

function isFormError(thrown: unknown): thrown is FormError {
  return thrown instanceof Error && 'fields' in thrown;
}
