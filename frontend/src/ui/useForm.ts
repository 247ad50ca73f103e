import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message } from '@/i18n/i18n';
import { draftOf, dropDraft, keepDraft } from '@/lib/drafts';

/** What a refusal tells a form; the AppError of the api is one. */
export interface FormError {
  message: string;
  fields: Record<string, Message>;
}

interface FormOptions<V extends object> {
  /**
   * What the form opened with. Of an edit, a field that nobody changed here follows what others save; else later values
   * are taken by reset() only: nobody else's change passes for ours.
   */
  initial: V;
  /** Of an edit: the digests of the values that it opened with. */
  digests?: Digests;
  /**
   * Sends it. `changed` holds only the fields that differ from what the form opened with, `seen` the digests of what it
   * opened with. Rejects with a FormError.
   */
  submit: (values: V, changed: Partial<V>, seen: Digests) => Promise<unknown>;
  onDone?: () => void;
  /** Keeps what was typed on this workstation until it is saved, under this name. */
  draft?: string;
  /** What a draft never holds: passwords and other sensitive values. Files are left out by themselves. */
  secret?: readonly (keyof V)[] | ((name: keyof V, value: unknown) => boolean);
}

type Digests = Record<string, string>;

/** A draft as it lies there: what was typed, over what. */
interface Kept<V> {
  values: Partial<V>;
  base: Partial<V>;
  seen: Digests;
}

/** What was saved, and the digests before: once they differ, what the form that stays open begins with is anew. */
interface Saved<V> {
  names: (keyof V & string)[];
  values: V;
  digests: Digests;
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
  /** Something was typed that closing would lose: no draft holds it. */
  wouldLose: boolean;
  /** When that was typed which the form found and opened with, in Unix ms; 0 when it opened without a draft. */
  restored: number;
  busy: boolean;
  /** The same at this very moment, before it is drawn. */
  isSending: () => boolean;
  error: FormError | null;
  /** Sends it, once: nothing while it is being sent. */
  submit: () => Promise<void>;
  /** Back to the newest `initial`; the draft is forgotten. Gives what brings back all that was typed. */
  reset: () => () => void;
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

function pick<T extends object>(values: T, names: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]])) as Partial<T>;
}

function hasFile(value: unknown): boolean {
  return value instanceof File || (Array.isArray(value) && value.some((one) => one instanceof File));
}

/** The state of a form: what was typed, what differs, what the backend refused, and a draft that survives closing. */
export function useForm<V extends object>(options: FormOptions<V>): FormState<V> {
  const { initial, draft, digests = {}, secret = [] } = options;
  const [found] = useState(() => (draft ? draftOf(draft) : undefined));
  const kept = found?.values as Kept<V> | undefined;
  const [base, setBase] = useState<V>(() => ({ ...initial, ...kept?.base }));
  const [seen, setSeen] = useState<Digests>(() => ({ ...digests, ...kept?.seen }));
  const [values, setValues] = useState<V>(() => ({ ...initial, ...kept?.values }));
  const [restored, setRestored] = useState(found?.at ?? 0);
  const [error, setError] = useState<FormError | null>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const [saved, setSaved] = useState<Saved<V> | null>(null);
  const changed = difference(values, base);
  const names = Object.keys(changed) as (keyof V & string)[];

  const sensitive = (name: keyof V) =>
    typeof secret === 'function' ? secret(name, values[name]) : secret.includes(name);
  const keepable = names.filter((name) => !sensitive(name) && !hasFile(values[name]));
  const typed: Kept<V> = {
    values: pick(values, keepable),
    base: pick(base, keepable),
    seen: pick(seen, keepable) as Digests,
  };
  const text = keepable.length > 0 ? JSON.stringify(typed) : '';
  useEffect(() => {
    if (!draft) return;
    if (text) keepDraft(draft, JSON.parse(text));
    else dropDraft(draft);
  }, [draft, text]);

  useEffect(() => {
    const known = saved?.names.filter((name) => digests[name] !== saved.digests[name]) ?? [];
    if (!saved || known.length === 0) return;
    setSaved(null);
    setSeen((old) => ({ ...old, ...pick(digests, known) }) as Digests);
    setBase((old) => ({ ...old, ...pick(initial, known) }));
    setValues((old) => {
      const untouched = known.filter((name) => same(old[name], saved.values[name]));
      return { ...old, ...pick(initial, untouched) };
    });
  }, [saved, digests, initial]);

  // What others save shows in fields that are as they were seen, and is what is seen of them from then on.
  const news = JSON.stringify(digests);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when what is saved differs, which its digests say
  useEffect(() => {
    if (saved) return;
    const known = (Object.keys(digests) as (keyof V & string)[]).filter(
      (name) => name in values && digests[name] !== seen[name] && same(values[name], base[name]),
    );
    if (known.length === 0) return;
    setSeen((old) => ({ ...old, ...pick(digests, known) }) as Digests);
    setBase((old) => ({ ...old, ...pick(initial, known) }));
    setValues((old) => ({ ...old, ...pick(initial, known) }));
  }, [news, saved]);

  const set = useCallback((patch: Partial<V>) => setValues((old) => ({ ...old, ...patch })), []);

  const forget = () => {
    if (draft) dropDraft(draft);
    setRestored(0);
  };

  return {
    values,
    set,
    base,
    changed,
    dirty: names.length > 0,
    wouldLose: draft ? keepable.length < names.length : names.length > 0,
    restored,
    busy,
    isSending: () => sending.current,
    error,
    field: (name) => ({
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<V>),
      problem: error?.fields[name],
    }),
    reset: () => {
      forget();
      setBase(initial);
      setSeen(digests);
      setValues(initial);
      setError(null);
      return () => {
        if (draft && text) keepDraft(draft, JSON.parse(text)); // the form may be gone by then
        setBase(base);
        setSeen(seen);
        setValues(values);
      };
    },
    submit: async () => {
      if (sending.current) return;
      sending.current = true;
      setBusy(true);
      setError(null);
      try {
        await options.submit(values, changed, seen);
        setBase(values);
        setSaved({ names, values, digests });
        forget();
        options.onDone?.();
      } catch (refused) {
        if (!isFormError(refused)) throw refused;
        setError(refused);
      } finally {
        sending.current = false;
        setBusy(false);
      }
    },
  };
}

function isFormError(thrown: unknown): thrown is FormError {
  return thrown instanceof Error && 'fields' in thrown;
}
