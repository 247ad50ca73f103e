import { useState } from 'react';
import { type Message, say, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { MarkdownField } from '@/ui/MarkdownField';
import { TextArea, TextField } from '@/ui/TextField';
import { type Config, type Kind, linesOfOptions, optionsOfLines } from './definition';
import { FieldsTable } from './FieldsTable';

interface ConfigFieldsProps {
  kind: Kind;
  config: Config;
  onChange: (config: Config) => void;
  problems: Record<string, Message>;
}

/** What this kind of template fixes: which parts there are is told by Go. */
export function ConfigFields({ kind, config, onChange, problems }: ConfigFieldsProps) {
  return kind.config.map((part) => {
    const name = part.id as keyof Config;
    const label = say({ key: part.label });
    const problem = problemOf(problems, `config.${part.id}`);
    const set = (value: unknown) => onChange({ ...config, [name]: value });
    switch (part.kind) {
      case 'options':
        return (
          <Options
            key={part.id}
            label={label}
            required={part.required}
            options={config[name] as Config['nodes']}
            onChange={set}
            problem={problem}
          />
        );
      case 'fields':
        return (
          <FieldsTable
            key={part.id}
            fields={config.fields ?? []}
            kinds={kind.field_kinds}
            onChange={(fields) => onChange({ ...config, fields })}
            problems={problems}
          />
        );
      case 'line':
        return (
          <TextField
            key={part.id}
            label={label}
            required={part.required}
            value={text(config[name])}
            onChange={set}
            problem={problem}
          />
        );
      case 'commands':
        return (
          <Mended key={part.id} text={text(config[name])} onChange={set} problem={problem}>
            <TextArea
              label={label}
              hint={part.blanks ? t('ui.templates.blanks') : undefined}
              required={part.required}
              code
              rows={4}
              value={text(config[name])}
              onChange={set}
              problem={problem}
            />
          </Mended>
        );
      default:
        return (
          <Mended key={part.id} text={text(config[name])} onChange={set} problem={problem}>
            <MarkdownField
              label={label}
              hint={part.blanks ? t('ui.templates.blanks') : undefined}
              required={part.required}
              value={text(config[name])}
              onChange={set}
              problem={problem}
            />
          </Mended>
        );
    }
  });
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The problem of a part, or the first one of what is in it. */
function problemOf(problems: Record<string, Message>, place: string): Message | undefined {
  if (problems[place]) return problems[place];
  const inside = Object.keys(problems).find((name) => name.startsWith(`${place}.`));
  return inside ? problems[inside] : undefined;
}

interface OptionsProps {
  label: string;
  required: boolean;
  options: Config['nodes'];
  onChange: (options: NonNullable<Config['nodes']>) => void;
  problem?: Message;
}

/** Options one a line; what was typed stays as it is until the field is left. */
function Options({ label, required, options, onChange, problem }: OptionsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const written = linesOfOptions(options);
  const shown = typed !== null && linesOfOptions(optionsOfLines(typed)) === written ? typed : written;
  return (
    <TextArea
      label={label}
      note={t('ui.templates.options_note')}
      required={required}
      value={shown}
      onChange={(lines) => {
        setTyped(lines);
        onChange(optionsOfLines(lines));
      }}
      problem={problem}
    />
  );
}

interface MendedProps {
  text: string;
  onChange: (text: string) => void;
  problem?: Message;
  children: React.ReactNode;
}

/** Beside a blank that looks like a slip of the pen: the button that puts it right. */
function Mended({ text: value, onChange, problem, children }: MendedProps) {
  const blank = problem?.params?.blank;
  const similar = problem?.params?.similar;
  return (
    <div className="stack g4">
      {children}
      {blank && similar && value.includes(blank) && (
        <Button kind="quiet" onClick={() => onChange(value.replaceAll(blank, blank.replace(/[^{}.]+/, similar)))}>
          {t('ui.templates.put_right', { similar })}
        </Button>
      )}
    </div>
  );
}
