import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import { shortText } from '@/lib/time';
import { AlsoEditing } from '@/parts/presence/Editing';
import { Form } from '@/ui/Form';
import { Stale } from '@/ui/Stale';
import { useZone } from '@/ui/UiProvider';
import classes from './EditForm.module.css';
import type { EditState } from './useEdit';

interface EditFormProps<V extends object> {
  edit: EditState<V>;
  /** Left out where the head of the page has the buttons. */
  verb?: string;
  /** By which `sendForm` finds it. */
  id?: string;
  /** Why it cannot be saved now. */
  reason?: string;
  onCancel?: () => void;
  /** It stays where it is when it was saved. */
  stays?: boolean;
  /** The labels of the fields, by name, for the comparison when two people changed the same ones. */
  labels: { [K in keyof V]: string };
  /** A value in words; as it is when left out. */
  words?: (name: keyof V, value: unknown) => string;
  /** The name of a person by id. */
  nameOf: (user: string) => string;
  children: ReactNode;
}

/** A form that changes a record. When somebody else changed the same fields meanwhile, both sides are shown. */
export function EditForm<V extends object>(props: EditFormProps<V>) {
  const { edit, labels, words = (_, value) => plain(value), nameOf } = props;
  const { form, record, theirs } = edit;
  const zone = useZone();
  return (
    <div className={classes.edit}>
      <AlsoEditing form={edit.name} />
      {theirs && (
        <Stale
          who={nameOf(record.changed_by) || t('ui.edit.somebody')}
          when={shortText(record.changed_at, zone, Date.now())}
          fields={Object.entries(theirs).map(([name, now]) => ({
            name,
            label: labels[name as keyof V] ?? name,
            was: words(name as keyof V, form.base[name as keyof V]),
            mine: words(name as keyof V, form.values[name as keyof V]),
            theirs: words(name as keyof V, now),
          }))}
          onSave={edit.resolve}
          onTheirs={edit.takeTheirs}
          busy={form.busy}
        />
      )}
      <Form
        form={theirs ? { ...form, error: null } : form}
        verb={props.verb}
        id={props.id}
        reason={props.reason}
        onCancel={props.onCancel}
        stays={props.stays}
      >
        {props.children}
      </Form>
    </div>
  );
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? t('ui.edit.yes') : t('ui.edit.no');
  return String(value ?? '');
}
