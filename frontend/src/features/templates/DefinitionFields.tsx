import type { ResultOf } from '@/api/door';
import { type Message, say, t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { roleWord } from '@/lib/roles';
import { DurationField } from '@/ui/NumberField';
import { SelectField } from '@/ui/SelectField';
import { TextArea, TextField } from '@/ui/TextField';
import type { FormState } from '@/ui/useForm';
import type { Definition, Kind } from './definition';
import classes from './Editor.module.css';
import { stageWord } from './stageWord';

interface DefinitionFieldsProps {
  form: FormState<Definition>;
  kind: Kind;
  people: ResultOf<'project.choices'>['people'];
  problems: Record<string, Message>;
}

const roles = ['entry', 'review', 'approval', 'execute'];

/** What every template has: title, stage, estimate, owner. */
export function DefinitionFields({ form, kind, people, problems }: DefinitionFieldsProps) {
  const nobody = { value: '', label: t('ui.templates.nobody') };
  return (
    <>
      <div className={classes.pair}>
        <TextField
          label={t('ui.templates.title')}
          max={100}
          required
          {...form.field('title')}
          problem={problems.title}
        />
        <TextField
          label={t('ui.templates.kind')}
          value={say({ key: kind.label })}
          onChange={() => undefined}
          off={t('ui.templates.kind_fixed')}
        />
      </div>
      <div className={classes.pair}>
        <SelectField
          label={t('ui.templates.stage')}
          options={['pre', 'during', 'post'].map((value) => ({ value, label: stageWord(value) }))}
          {...form.field('stage')}
          problem={problems.stage}
        />
        <DurationField
          label={t('ui.templates.minutes')}
          placeholder={durationText(10)}
          {...form.field('minutes')}
          problem={problems.minutes}
        />
      </div>
      <div className={classes.pair}>
        <SelectField
          label={t('ui.templates.owner_role')}
          placeholder={t('ui.templates.anyone')}
          options={[
            { value: '', label: t('ui.templates.anyone') },
            ...roles.map((value) => ({ value, label: roleWord(value) })),
          ]}
          {...form.field('owner_role')}
          problem={problems.owner_role}
        />
        <SelectField
          label={t('ui.templates.owner')}
          placeholder={nobody.label}
          options={[nobody, ...people.map(({ user, name }) => ({ value: user, label: name }))]}
          {...form.field('owner')}
          problem={problems.owner}
        />
      </div>
      <TextArea label={t('ui.templates.description')} {...form.field('description')} problem={problems.description} />
    </>
  );
}
