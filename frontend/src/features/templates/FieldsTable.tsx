import { useState } from 'react';
import { type Message, say, t } from '@/i18n/i18n';
import { Button, IconButton } from '@/ui/Button';
import { Box } from '@/ui/Checkbox';
import { Icon } from '@/ui/Icon';
import { Handle, ReorderSays } from '@/ui/reorder/Handle';
import { useReorder } from '@/ui/reorder/useReorder';
import { ScrollBox } from '@/ui/ScrollBox';
import type { TemplateField } from './definition';
import classes from './Editor.module.css';
import { FieldEditor } from './FieldEditor';

interface FieldsTableProps {
  fields: TemplateField[];
  kinds: readonly string[];
  onChange: (fields: TemplateField[]) => void;
  problems: Record<string, Message>;
}

export const fieldKindWord = (kind: string) => say({ key: `ui.templates.field_${kind}` });

/** The rows of the sub-form: one is open for editing at a time. */
export function FieldsTable({ fields, kinds, onChange, problems }: FieldsTableProps) {
  const [open, setOpen] = useState<number | null>(null);
  const put = (at: number, patch: Partial<TemplateField>) =>
    onChange(fields.map((field, i) => (i === at ? { ...field, ...patch } : field)));
  const move = (at: number, by: number) => {
    const moved = [...fields];
    const [field] = moved.splice(at, 1);
    if (field) moved.splice(at + by, 0, field);
    onChange(moved);
    setOpen(null);
  };
  const reorder = useReorder({
    count: fields.length,
    nameOf: (at) => fields[at]?.label || fields[at]?.id || t('ui.templates.field'),
    onMove: async (from, to) => move(from, to - from),
  });
  const add = () => {
    onChange([...fields, { id: '', label: '', kind: kinds[0] ?? 'text' }]);
    setOpen(fields.length);
  };
  const broken = (at: number) => Object.keys(problems).some((name) => name.startsWith(`config.fields.${at}.`));
  return (
    <section className="stack g8" aria-label={t('ui.templates.fields')}>
      <div className="row g8">
        <h2 className="t14 b grow">
          {t('ui.templates.fields')} <span className="c3">{fields.length}</span>
        </h2>
        <Button icon="plus" onClick={add}>
          {t('ui.templates.field')}
        </Button>
      </div>
      {fields.length > 0 && (
        <ScrollBox label={t('ui.templates.fields')}>
          <table className={`${classes.fields} t13`}>
            <thead>
              <tr>
                <th>{t('ui.templates.field_id')}</th>
                <th>{t('ui.templates.field_label')}</th>
                <th>{t('ui.templates.field_kind')}</th>
                <th>{t('ui.templates.required')}</th>
                <th>{t('ui.templates.sensitive')}</th>
                <th aria-label={t('ui.templates.field_tools')} />
              </tr>
            </thead>
            <tbody>
              {fields.map((field, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an id is typed, so it cannot name its row
                <tr key={at} aria-selected={open === at} {...reorder.rowOf(at)}>
                  <td>
                    <span className="row g8 nw">
                      <Handle reorder={reorder} at={at} />
                      {broken(at) && <Icon name="close" />}
                      <span className="mono">{field.id || '–'}</span>
                    </span>
                  </td>
                  <td>{field.label}</td>
                  <td>{fieldKindWord(field.kind)}</td>
                  <td>
                    <Box
                      aria-label={t('ui.templates.required')}
                      checked={field.required ?? false}
                      onChange={(required) => put(at, { required })}
                    />
                  </td>
                  <td>
                    <Box
                      aria-label={t('ui.templates.sensitive')}
                      checked={field.sensitive ?? false}
                      onChange={(sensitive) => put(at, { sensitive })}
                    />
                  </td>
                  <td>
                    <div className={classes.tools}>
                      <IconButton
                        icon="edit"
                        label={t('ui.templates.edit_field', { id: field.id })}
                        onClick={() => setOpen(open === at ? null : at)}
                      />
                      <IconButton
                        icon="arrowUp"
                        label={t('ui.templates.up')}
                        reason={at === 0 ? t('ui.tags.is_first') : undefined}
                        onClick={() => move(at, -1)}
                      />
                      <IconButton
                        icon="arrowDown"
                        label={t('ui.templates.down')}
                        reason={at === fields.length - 1 ? t('ui.tags.is_last') : undefined}
                        onClick={() => move(at, 1)}
                      />
                      <IconButton
                        icon="delete"
                        label={t('ui.templates.remove_field', { id: field.id })}
                        onClick={() => {
                          onChange(fields.filter((_, i) => i !== at));
                          setOpen(null);
                        }}
                      />
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <ReorderSays reorder={reorder} />
      {open !== null && fields[open] && (
        <FieldEditor
          key={open}
          field={fields[open]}
          kinds={kinds}
          place={`config.fields.${open}`}
          onChange={(patch) => put(open, patch)}
          problems={problems}
        />
      )}
    </section>
  );
}
