import { useEffect, useState } from 'react';
import { AppError } from '@/api/call';
import { useOpenForm } from '@/lib/openForms';
import { patchOf } from '@/lib/patch';
import { type FormState, useForm } from '@/ui/useForm';

/** A record as its query gives it now: every edit carries the digests of the values that it replaces. */
export interface Edited {
  digests: Record<string, string>;
  changed_by: string;
  changed_at: number;
}

interface EditOptions<V extends object> {
  record: Edited;
  initial: V;
  /** Sends the patch: for each changed field the new value, and the digest of the value that was seen. */
  save: (patch: ReturnType<typeof patchOf<V>>, values: V) => Promise<unknown>;
  onDone: () => void;
  draft?: string;
  /** Whether a value is sensitive: drafts never hold it. */
  secret?: (name: keyof V, value: unknown) => boolean;
  /** What somebody else saved, as the form holds it; as it is when left out. */
  adopt?: (name: keyof V, now: unknown) => unknown;
}

/** Somebody else saved some of the same fields: what they are now, by the name of the field. */
export type Theirs = Record<string, unknown>;

export interface EditState<V extends object> {
  form: FormState<V>;
  record: Edited;
  /** What others know the open form by. */
  name: string | undefined;
  theirs: Theirs | null;
  /** Saves again: mine in the named fields, theirs in the others. */
  resolve: (mine: string[]) => void;
  /** Takes over what is saved in the fields where both differ, and goes on with the form. */
  takeTheirs: () => void;
}

/** The form of an edit. Values of other people never pass for ours, and nothing that was typed is lost. */
export function useEdit<V extends object>(options: EditOptions<V>): EditState<V> {
  const { record, adopt = (_, now) => now } = options;
  useOpenForm(options.draft);
  const [taken, setTaken] = useState<Record<string, string>>({}); // digests of theirs, since both sides were shown
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [again, setAgain] = useState(0);
  const form = useForm<V>({
    initial: options.initial,
    digests: record.digests,
    draft: options.draft,
    secret: options.secret,
    onDone: options.onDone,
    submit: async (values, changed, seen) => {
      setTheirs(null);
      try {
        await options.save(patchOf(changed, { ...seen, ...taken }), values);
        setTaken({});
      } catch (error) {
        const stale = staleFields(error);
        if (!stale || !(error instanceof AppError)) throw error;
        setTheirs(stale);
        throw new AppError(error.code, error.key); // both sides are shown: the fields need not say it again
      }
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once after each choice, with the values as chosen
  useEffect(() => {
    if (again > 0) void form.submit();
  }, [again]);
  const take = (names: string[]) => {
    const fields = Object.keys(theirs ?? {});
    setTaken({ ...taken, ...Object.fromEntries(fields.map((name) => [name, record.digests[name] ?? ''])) });
    form.set(Object.fromEntries(names.map((name) => [name, adopt(name as keyof V, theirs?.[name])])) as Partial<V>);
    setTheirs(null);
  };
  const reset = () => {
    setTaken({});
    setTheirs(null);
    const back = form.reset();
    return () => {
      back();
      setTaken(taken);
      setTheirs(theirs);
    };
  };
  return {
    form: { ...form, reset },
    record,
    name: options.draft,
    theirs,
    resolve: (mine) => {
      take(Object.keys(theirs ?? {}).filter((name) => !mine.includes(name)));
      setAgain(again + 1);
    },
    takeTheirs: () => take(Object.keys(theirs ?? {})),
  };
}

/** The fields that a refusal calls changed meanwhile, with their values now; null for any other refusal. */
export function staleFields(error: unknown): Theirs | null {
  if (!(error instanceof AppError) || error.key !== 'command.stale') return null;
  const now = Object.entries(error.fields).map(([name, { params }]) => [name, JSON.parse(params?.now ?? 'null')]);
  return Object.fromEntries(now);
}
