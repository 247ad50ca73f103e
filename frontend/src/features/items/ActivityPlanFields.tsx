import { useState } from 'react';
import type { ProjectChoicesView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { roleWord } from '@/lib/roles';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { FieldRow } from '@/ui/Field';
import { DurationField } from '@/ui/NumberField';
import { SelectField } from '@/ui/SelectField';
import { TextArea, TextField } from '@/ui/TextField';
import type { FieldBinding } from '@/ui/useForm';
import { type PlanField, planLabel } from './activityPlan';

interface PlanFieldsProps {
  field: PlanField;
  choices: ProjectChoicesView;
}

/** Title, stage and estimate; the rest of the plan opens on demand. */
export function ActivityPlanFields({ field, choices }: PlanFieldsProps) {
  const [all, setAll] = useState(false);
  return (
    <>
      <TextField label={planLabel('title')} max={100} required {...field('title')} />
      <FieldRow>
        <SelectField label={planLabel('stage')} options={stages()} {...field('stage')} />
        <DurationField label={planLabel('minutes')} {...field('minutes')} />
      </FieldRow>
      <div>
        <Button kind="quiet" size="s" icon={all ? 'up' : 'down'} onClick={() => setAll(!all)} aria-expanded={all}>
          {t('ui.items.more_plan')}
        </Button>
      </div>
      {all && <More field={field} choices={choices} />}
    </>
  );
}

function More({ field, choices }: PlanFieldsProps) {
  const people = choices.people.map(({ user, name }) => ({ value: user, label: name }));
  const box = ({ value, onChange, problem }: FieldBinding<boolean>) => ({ checked: value, onChange, problem });
  return (
    <>
      <FieldRow>
        <SelectField label={planLabel('owner_role')} clearable options={roles()} {...field('owner_role')} />
        <SelectField label={planLabel('owner')} clearable options={people} {...field('owner')} />
      </FieldRow>
      <TextArea label={planLabel('expect')} rows={2} {...field('expect')} />
      <TextArea label={planLabel('if_not')} rows={2} {...field('if_not')} />
      <TextArea label={planLabel('warning')} rows={2} {...field('warning')} />
      <TextArea label={planLabel('undo')} rows={2} {...field('undo')} />
      <FieldRow>
        <DurationField label={planLabel('undo_minutes')} {...field('undo_minutes')} />
        <Checkbox label={planLabel('no_undo')} {...box(field('no_undo'))} />
      </FieldRow>
      <Checkbox label={planLabel('checkpoint')} hint={t('ui.items.checkpoint_hint')} {...box(field('checkpoint'))} />
    </>
  );
}

const stages = () => ['pre', 'during', 'post'].map((value) => ({ value, label: say({ key: `ui.stage.${value}` }) }));
const roles = () => ['entry', 'review', 'approval', 'execute'].map((value) => ({ value, label: roleWord(value) }));
