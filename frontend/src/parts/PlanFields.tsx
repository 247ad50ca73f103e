import { t } from '@/i18n/i18n';
import { Checkbox } from '@/ui/Checkbox';
import { DateTimeField } from '@/ui/DateTimeField';
import { MarkdownField } from '@/ui/MarkdownField';
import { DurationField } from '@/ui/NumberField';
import { SelectField } from '@/ui/SelectField';
import { TextArea, TextField } from '@/ui/TextField';
import type { FormState } from '@/ui/useForm';

/** What a request proposes and a deployment has, as Go names it. */
export interface PlanValues {
  title: string;
  description: string;
  start: number;
  date_only: boolean;
  minutes: number;
  lead: string;
  release_manager: string;
  risk: string;
  risk_note: string;
  way_back: string;
  way_back_minutes: number;
  url: string;
  url_label: string;
}

export const emptyPlan = (minutes: number): PlanValues => ({
  title: '',
  description: '',
  start: 0,
  date_only: false,
  minutes,
  lead: '',
  release_manager: '',
  risk: '',
  risk_note: '',
  way_back: '',
  way_back_minutes: 0,
  url: '',
  url_label: '',
});

/** The part of a record that is its plan, for a form. */
export function planOf(record: PlanValues): PlanValues {
  const { title, description, start, date_only, minutes, lead, release_manager } = record;
  const { risk, risk_note, way_back, way_back_minutes, url, url_label } = record;
  return {
    title,
    description,
    start,
    date_only,
    minutes,
    lead,
    release_manager,
    risk,
    risk_note,
    way_back,
    way_back_minutes,
    url,
    url_label,
  };
}

interface PlanFieldsProps {
  form: FormState<PlanValues>;
  /** The project's zone, and the reader's. */
  zone: string;
  otherZone?: string;
  people: { user: string; name: string }[];
}

/** The fields of a window: when, how long, who, how risky, and the way back. */
export function PlanFields({ form, zone, otherZone, people }: PlanFieldsProps) {
  const nobody = { value: '', label: t('ui.plan.nobody') };
  const persons = [nobody, ...people.map(({ user, name }) => ({ value: user, label: name }))];
  const risks = ['', 'low', 'medium', 'high'].map((value) => ({ value, label: riskWord(value) }));
  return (
    <>
      <TextField label={t('ui.plan.title')} max={100} required {...form.field('title')} />
      <DateTimeField label={t('ui.plan.start')} required zone={zone} otherZone={otherZone} {...form.field('start')} />
      <Checkbox
        label={t('ui.plan.date_only')}
        checked={form.values.date_only}
        onChange={(date_only) => form.set({ date_only })}
      />
      <DurationField
        label={t('ui.plan.minutes')}
        off={form.values.date_only ? t('ui.plan.whole_day') : undefined}
        {...form.field('minutes')}
      />
      <SelectField label={t('ui.plan.lead')} options={persons} placeholder={nobody.label} {...form.field('lead')} />
      <SelectField
        label={t('ui.plan.release_manager')}
        options={persons}
        placeholder={nobody.label}
        {...form.field('release_manager')}
      />
      <MarkdownField label={t('ui.plan.description')} {...form.field('description')} />
      <SelectField label={t('ui.plan.risk')} options={risks} placeholder={riskWord('')} {...form.field('risk')} />
      <TextField label={t('ui.plan.risk_note')} {...form.field('risk_note')} />
      <TextArea label={t('ui.plan.way_back')} {...form.field('way_back')} />
      <DurationField label={t('ui.plan.way_back_minutes')} {...form.field('way_back_minutes')} />
      <TextField label={t('ui.plan.url')} {...form.field('url')} />
      <TextField label={t('ui.plan.url_label')} {...form.field('url_label')} />
    </>
  );
}

function riskWord(risk: string): string {
  switch (risk) {
    case 'low':
      return t('ui.plan.risk_low');
    case 'medium':
      return t('ui.plan.risk_medium');
    case 'high':
      return t('ui.plan.risk_high');
    default:
      return t('ui.plan.risk_none');
  }
}
