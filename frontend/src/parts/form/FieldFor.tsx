import type { FormField, Option, Value } from '@/api/door';
import { type Message, t } from '@/i18n/i18n';
import { Checkbox } from '@/ui/Checkbox';
import { FileField } from '@/ui/FileField';
import { Markdown } from '@/ui/Markdown';
import { MarkdownField } from '@/ui/MarkdownField';
import { MultiSelectField, SelectField } from '@/ui/SelectField';
import { PasswordField, TextArea, TextField } from '@/ui/TextField';
import { useFits } from './pattern';
import { labelOf } from './values';

export interface FieldForProps {
  field: FormField;
  value: Value;
  secret: string;
  files: File[];
  isSet: boolean;
  problem?: Message;
  onValue: (value: Value) => void;
  onSecret: (text: string) => void;
  onFiles: (files: File[]) => void;
}

/** The field of the window for one row of a form. */
export function FieldFor(props: FieldForProps) {
  const { field, value, problem, onValue } = props;
  if (field.kind === 'shown') return <Shown field={field} />;
  if (field.sensitive) return <Secret {...props} />;
  const shared = { label: labelOf(field), required: field.required, hint: field.help || undefined, problem };
  const text = value.text ?? '';
  const onText = (next: string) => onValue(next ? { id: field.id, text: next } : { id: field.id });
  switch (field.kind) {
    case 'multi_line':
      return <TextArea {...shared} value={text} onChange={onText} />;
    case 'script':
      return <TextArea {...shared} code rows={5} value={text} onChange={onText} />;
    case 'markdown':
      return <MarkdownField {...shared} value={text} onChange={onText} />;
    case 'choice':
    case 'choice_with_values':
      return (
        <SelectField
          {...shared}
          clearable={!field.required}
          options={field.options.map(choice)}
          value={text}
          onChange={onText}
        />
      );
    case 'multi_choice':
      return (
        <MultiSelectField
          {...shared}
          options={field.options.map(choice)}
          value={value.list ?? []}
          onChange={(list) => onValue(list.length > 0 ? { id: field.id, list } : { id: field.id })}
        />
      );
    case 'check_box':
      return (
        <Checkbox
          label={shared.label}
          hint={shared.hint}
          problem={problem}
          checked={value.tick ?? false}
          onChange={(tick) => onValue(tick ? { id: field.id, tick } : { id: field.id })}
        />
      );
    case 'file':
      return <FileValue {...props} />;
    case 'pattern':
      return <Pattern {...props} />;
    case 'url':
      return <TextField {...shared} placeholder={t('ui.plan.url_example')} value={text} onChange={onText} />;
  }
  return <TextField {...shared} value={text} onChange={onText} />;
}

/** An option with its label; one with sub-values shows them. */
function choice({ value, label, values }: Option) {
  const subs = (values ?? []).map((sub) => `${sub.key} ${sub.value}`).join(', ');
  return { value, label: label ? `${value} – ${label}` : value, hint: subs || undefined };
}

function Shown({ field }: { field: FormField }) {
  return (
    <section aria-label={labelOf(field)}>
      <p className="sec">{labelOf(field)}</p>
      <Markdown text={field.initial.text ?? ''} />
    </section>
  );
}

/** A secret is typed in the open only into several lines; what is stored is never shown. */
function Secret({ field, secret, isSet, problem, onSecret }: FieldForProps) {
  const long = field.kind === 'multi_line' || field.kind === 'script';
  const hint = [field.help, t('ui.form_field.sealed')].filter(Boolean).join(' ');
  const shared = { label: labelOf(field), required: field.required && !isSet, hint, problem };
  if (!long) return <PasswordField {...shared} isSet={isSet} value={secret} onChange={onSecret} />;
  const note = isSet ? t('ui.password.is_set') : undefined;
  const placeholder = isSet ? t('ui.password.unchanged') : undefined;
  return <TextArea {...shared} note={note} placeholder={placeholder} code value={secret} onChange={onSecret} />;
}

function FileValue({ field, value, files, problem, onFiles }: FieldForProps) {
  const there = value.file_name ? t('ui.form_field.file_is', { name: value.file_name }) : '';
  const kinds = field.extensions.length > 0 ? t('ui.form_field.kinds', { kinds: field.extensions.join(', ') }) : '';
  return (
    <FileField
      label={labelOf(field)}
      required={field.required && !value.file}
      problem={problem}
      hint={[field.help, there, kinds, t('ui.form_field.open')].filter(Boolean).join(' ')}
      extensions={field.extensions.length > 0 ? field.extensions.map((ending) => `.${ending}`) : undefined}
      files={files}
      onChange={onFiles}
    />
  );
}

/** Says while typing whether it fits. */
function Pattern({ field, value, problem, onValue }: FieldForProps) {
  const text = value.text ?? '';
  const fit = useFits(field.pattern, text);
  const state = fit === null ? '' : fit ? t('ui.form_field.fits') : t('ui.form_field.fits_not');
  const hint = [field.help, t('ui.form_field.pattern', { pattern: field.pattern }), state].filter(Boolean).join(' ');
  return (
    <TextField
      label={labelOf(field)}
      required={field.required}
      problem={problem}
      hint={hint}
      mono
      value={text}
      onChange={(next) => onValue(next ? { id: field.id, text: next } : { id: field.id })}
    />
  );
}
