import type { ResultOf } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { roleWord } from '@/lib/roles';
import { RowBlocks } from '@/parts/RowBlocks';
import { Facts } from '@/ui/Facts';
import { StateMark } from '@/ui/StateMark';
import type { Definition } from './definition';
import classes from './Editor.module.css';
import { stageWord } from './stageWord';

/** The number that the sample step has, also in its text. */
export const sampleStep = '8';

interface PreviewRowProps {
  preview: ResultOf<'template.preview'>;
  definition: Definition;
  /** The name of a person by id. */
  nameOf: (user: string) => string;
}

/** The step that comes of a template, as the run book has it: number, state, title, when and who, and what it says. */
export function PreviewRow({ preview, definition, nameOf }: PreviewRowProps) {
  const { title, stage, minutes, owner, owner_role, expect, if_not } = definition;
  const plan = [
    stageWord(stage),
    minutes > 0 && durationText(minutes),
    nameOf(owner) || (owner_role && roleWord(owner_role)),
  ];
  const fields = preview.form.map(({ id }) => id.replace(/^field\./, ''));
  return (
    <div className={`${classes.card} stack g12`}>
      <div className="row g12 t13">
        <span className="mono">{sampleStep}</span>
        <StateMark state="new" size={14} />
        <b className="cut grow" title={title}>
          {title || t('ui.templates.untitled')}
        </b>
        <span className="c2 nw">{plan.filter(Boolean).join(', ')}</span>
      </div>
      {preview.row.length > 0 && <RowBlocks blocks={preview.row} blanks={fields} />}
      {(expect || if_not) && (
        <Facts
          facts={[
            [t('ui.templates.expect'), expect],
            [t('ui.templates.if_not'), if_not],
          ]}
        />
      )}
      {preview.intro.length > 0 && <RowBlocks blocks={preview.intro} />}
    </div>
  );
}
