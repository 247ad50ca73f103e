import type { ResultOf } from '@/api/door';
import { t } from '@/i18n/i18n';
import { FormFields } from '@/parts/form/FormFields';
import { type Entered, initialValues } from '@/parts/form/values';
import { Note } from '@/ui/Note';
import { Skeleton } from '@/ui/Skeleton';
import type { Definition } from './definition';
import classes from './Editor.module.css';
import { PreviewRow } from './PreviewRow';

interface PreviewProps {
  preview: ResultOf<'template.preview'> | undefined;
  definition: Definition;
  /** The name of a person by id. */
  nameOf: (user: string) => string;
  /** What was tried in the form; null while nothing was. */
  typed: Entered | null;
  onType: (typed: Entered) => void;
}

/** What comes of a template while it is written: the form of its activities, and their row in the run book. */
export function Preview({ preview, definition, nameOf, typed, onType }: PreviewProps) {
  if (!preview) {
    return (
      <aside className={classes.preview}>
        <Skeleton />
      </aside>
    );
  }
  const initial = initialValues(preview.form);
  const entered = typed ? { ...typed, values: { ...initial.values, ...typed.values } } : initial;
  return (
    <aside className={classes.preview} aria-label={t('ui.templates.preview')}>
      <h2 className="t13 b">{t('ui.templates.preview_form')}</h2>
      <div className={`${classes.card} stack g12`}>
        <b className="t16">{definition.title || t('ui.templates.untitled')}</b>
        <FormFields
          form={preview.form}
          entered={entered}
          onChange={onType}
          problems={typed ? preview.value_problems : undefined}
        />
      </div>
      <h2 className="t13 b">{t('ui.templates.preview_row')}</h2>
      <PreviewRow preview={preview} definition={definition} nameOf={nameOf} />
      <Note tone="info">{t('ui.templates.keeps')}</Note>
    </aside>
  );
}
