import { useState } from 'react';
import { type Message, t } from '@/i18n/i18n';
import { useFits } from '@/parts/form/pattern';
import { SelectField } from '@/ui/SelectField';
import { TextArea, TextField } from '@/ui/TextField';
import { linesOfOptions, optionsOfLines, type TemplateField } from './definition';
import classes from './Editor.module.css';
import { fieldKindWord } from './FieldsTable';
import { subValuesOfText, textOfSubValues } from './subValues';

interface FieldEditorProps {
  field: TemplateField;
  kinds: readonly string[];
  /** Where the field stands: "config.fields.2". */
  place: string;
  onChange: (patch: Partial<TemplateField>) => void;
  problems: Record<string, Message>;
}

const withDefault = ['text', 'url', 'multi_line', 'script', 'choice', 'multi_choice', 'check_box', 'pattern'];

/** Everything about one row of the sub-form; what counts depends on its kind. */
export function FieldEditor({ field, kinds, place, onChange, problems }: FieldEditorProps) {
  const problem = (name: string) => problems[`${place}.${name}`];
  const options = field.kind === 'choice' || field.kind === 'multi_choice';
  return (
    <div className={`${classes.card} stack g12`}>
      <div className={classes.pair}>
        <TextField
          label={t('ui.templates.field_id')}
          mono
          required
          autoFocus
          value={field.id}
          onChange={(id) => onChange({ id })}
          problem={problem('id')}
        />
        <TextField
          label={t('ui.templates.field_label')}
          required
          value={field.label}
          onChange={(label) => onChange({ label })}
          problem={problem('label')}
        />
      </div>
      <div className={classes.pair}>
        <SelectField
          label={t('ui.templates.field_kind')}
          options={kinds.map((value) => ({ value, label: fieldKindWord(value) }))}
          value={field.kind}
          onChange={(kind) => onChange({ kind })}
          problem={problem('kind')}
        />
        <TextField
          label={t('ui.templates.field_description')}
          value={field.description ?? ''}
          onChange={(description) => onChange({ description })}
          problem={problem('description')}
        />
      </div>
      {options && (
        <Lines
          label={t('ui.templates.options')}
          note={t('ui.templates.options_note')}
          written={linesOfOptions(field.options)}
          read={(text) => ({ options: optionsOfLines(text) })}
          onChange={onChange}
          problem={problem('options')}
        />
      )}
      {field.kind === 'choice_with_values' && (
        <Lines
          label={t('ui.templates.sub_values')}
          note={t('ui.templates.sub_values_note')}
          written={textOfSubValues(field.options)}
          read={(text) => {
            const read = subValuesOfText(text);
            return read ? { options: read } : null;
          }}
          onChange={onChange}
          problem={problem('options')}
        />
      )}
      {field.kind === 'pattern' && <Pattern field={field} onChange={onChange} problem={problem('pattern')} />}
      {field.kind === 'file' && (
        <TextField
          label={t('ui.templates.extensions')}
          note={t('ui.templates.extensions_note')}
          value={(field.extensions ?? []).join(' ')}
          onChange={(text) => onChange({ extensions: text.split(/[\s,]+/).filter(Boolean) })}
          problem={problem('extensions')}
        />
      )}
      {withDefault.includes(field.kind) && !field.sensitive && (
        <TextArea
          label={t('ui.templates.default')}
          rows={1}
          value={field.default ?? ''}
          onChange={(value) => onChange({ default: value })}
          problem={problem('default')}
        />
      )}
    </div>
  );
}

interface LinesProps {
  label: string;
  note: string;
  /** The text of what is there now. */
  written: string;
  /** What a text means; null while it cannot be read. */
  read: (text: string) => Partial<TemplateField> | null;
  onChange: (patch: Partial<TemplateField>) => void;
  problem?: Message;
}

/** A text that stands for a list. What cannot be read stays as typed, and says so. */
function Lines({ label, note, written, read, onChange, problem }: LinesProps) {
  const [typed, setTyped] = useState(written);
  const unreadable = read(typed) === null;
  return (
    <TextArea
      label={label}
      note={note}
      required
      code
      value={typed}
      onChange={(text) => {
        setTyped(text);
        const patch = read(text);
        if (patch) onChange(patch);
      }}
      problem={unreadable ? { key: 'ui.templates.unreadable' } : problem}
    />
  );
}

function Pattern({
  field,
  onChange,
  problem,
}: {
  field: TemplateField;
  onChange: FieldEditorProps['onChange'];
  problem?: Message;
}) {
  const [tried, setTried] = useState('');
  const fit = useFits(field.pattern ?? '', tried);
  return (
    <div className={classes.pair}>
      <TextField
        label={t('ui.templates.pattern')}
        mono
        required
        value={field.pattern ?? ''}
        onChange={(pattern) => onChange({ pattern })}
        problem={problem}
      />
      <TextField
        label={t('ui.templates.try')}
        mono
        value={tried}
        onChange={setTried}
        hint={fit === null ? undefined : t(fit ? 'ui.templates.fits' : 'ui.templates.fits_not')}
      />
    </div>
  );
}
