import type { ItemActivity, TemplateView } from '@/api/door';
import { t } from '@/i18n/i18n';
import type { FieldBinding } from '@/ui/useForm';

/** What an activity fixes besides its parameters. */
export interface ActivityPlan {
  title: string;
  stage: string;
  minutes: number;
  owner_role: string;
  owner: string;
  expect: string;
  if_not: string;
  warning: string;
  undo: string;
  undo_minutes: number;
  no_undo: boolean;
  checkpoint: boolean;
}

/** Only the plan, of an activity or of the template that suggests it. */
export function activityPlan(from: ItemActivity | TemplateView): ActivityPlan {
  const { title, stage, minutes, owner_role, owner, expect, if_not, warning } = from;
  const { undo, undo_minutes, no_undo, checkpoint } = from;
  return { title, stage, minutes, owner_role, owner, expect, if_not, warning, undo, undo_minutes, no_undo, checkpoint };
}

export const planNames: (keyof ActivityPlan)[] = [
  'title',
  'stage',
  'minutes',
  'owner_role',
  'owner',
  'expect',
  'if_not',
  'warning',
  'undo',
  'undo_minutes',
  'no_undo',
  'checkpoint',
];

export function planLabel(name: keyof ActivityPlan): string {
  return t(`ui.activity_plan.${name}`);
}

/** Gives the field of the plan by its name. */
export type PlanField = <K extends keyof ActivityPlan>(name: K) => FieldBinding<ActivityPlan[K]>;

/** The fields of the plan, of a form that has more. */
export function planField(form: { field: unknown }): PlanField {
  return form.field as PlanField;
}
