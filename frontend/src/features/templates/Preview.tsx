import type { ResultOf } from '@/api/door';
import { t } from '@/i18n/i18n';
import { FormFields } from '@/parts/form/FormFields';
import { type Entered, initialValues } from '@/parts/form/values';
import { RowBlocks } from '@/parts/RowBlocks';
import { Note } from '@/ui/Note';
import { Skeleton } from '@/ui/Skeleton';
import classes from './Editor.module.css';

interface PreviewProps {
  preview: ResultOf<'template.preview'> | undefined;
  title: string;
  /** What was tried in the form; null while nothing was. */
  typed: Entered | null;
  onType: (typed: Entered) => void;
}

/** What comes of a template while it is written: the form of its activities, and their row in the run book. */
export function Preview({ preview, title, typed, onType }: PreviewProps) {
  if (!preview) {
    return (
      <aside className={classes.preview}>
        <Skeleton />
      </aside>
    );
  }
  const initial = initialValues(preview.form);
  const blocks = [...preview.intro, ...preview.row];
  const entered = typed ? { ...typed, values: { ...initial.values, ...typed.values } } : initial;
  return (
    <aside className={classes.preview} aria-label={t('ui.templates.preview')}>
      <h2 className="t13 b">{t('ui.templates.preview_form')}</h2>
      <div className={`${classes.card} stack g12`}>
        <b className="t16">{title || t('ui.templates.untitled')}</b>
        <FormFields
          form={preview.form}
          entered={entered}
          onChange={onType}
          problems={typed ? preview.value_problems : undefined}
        />
      </div>
      <h2 className="t13 b">{t('ui.templates.preview_row')}</h2>
      <div className={`${classes.card} stack g12`}>
        {blocks.length > 0 ? <RowBlocks blocks={blocks} /> : <p className="c3">{t('ui.templates.preview_nothing')}</p>}
      </div>
      <Note tone="info">{t('ui.templates.keeps')}</Note>
    </aside>
  );
}
