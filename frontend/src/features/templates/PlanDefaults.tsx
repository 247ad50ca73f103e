import { type Message, t } from '@/i18n/i18n';
import { Checkbox } from '@/ui/Checkbox';
import { DurationField } from '@/ui/NumberField';
import { TextArea, TextField } from '@/ui/TextField';
import type { FormState } from '@/ui/useForm';
import type { Definition } from './definition';
import classes from './Editor.module.css';

interface PlanDefaultsProps {
  form: FormState<Definition>;
  problems: Record<string, Message>;
}

/** What a step starts with: what must be seen, what to do if not, and the way back. */
export function PlanDefaults({ form, problems }: PlanDefaultsProps) {
  return (
    <>
      <h2 className="t14 b">{t('ui.templates.defaults')}</h2>
      <div className={classes.pair}>
        <TextArea label={t('ui.templates.expect')} {...form.field('expect')} problem={problems.expect} />
        <TextArea label={t('ui.templates.if_not')} {...form.field('if_not')} problem={problems.if_not} />
      </div>
      <TextField label={t('ui.templates.warning')} {...form.field('warning')} problem={problems.warning} />
      <div className={classes.pair}>
        <TextArea
          label={t('ui.templates.undo')}
          off={form.values.no_undo ? t('ui.templates.no_undo') : undefined}
          {...form.field('undo')}
          problem={problems.undo}
        />
        <DurationField
          label={t('ui.templates.undo_minutes')}
          {...form.field('undo_minutes')}
          problem={problems.undo_minutes}
        />
      </div>
      <Checkbox
        label={t('ui.templates.no_undo')}
        checked={form.values.no_undo}
        onChange={(no_undo) => form.set({ no_undo })}
        problem={problems.no_undo}
      />
      <Checkbox
        label={t('ui.templates.checkpoint')}
        hint={t('ui.templates.checkpoint_hint')}
        checked={form.values.checkpoint}
        onChange={(checkpoint) => form.set({ checkpoint })}
        problem={problems.checkpoint}
      />
    </>
  );
}
