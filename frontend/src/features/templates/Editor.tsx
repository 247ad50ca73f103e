import { useEffect, useState } from 'react';
import type { ResultOf } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Later } from '@/lib/later';
import { EditForm } from '@/parts/edit/EditForm';
import type { EditState } from '@/parts/edit/useEdit';
import type { Entered } from '@/parts/form/values';
import { Form } from '@/ui/Form';
import type { FormState } from '@/ui/useForm';
import { ConfigFields } from './ConfigFields';
import { DefinitionFields } from './DefinitionFields';
import type { Definition, Kind, Template } from './definition';
import classes from './Editor.module.css';
import { PlanDefaults } from './PlanDefaults';
import { Preview } from './Preview';
import { sampleStep } from './PreviewRow';

interface EditorProps {
  project: ResultOf<'project.get'>;
  kind: Kind;
  form: FormState<Definition>;
  template?: Template;
  /** The edit of a stored template, which may meet somebody else's. */
  edit?: EditState<Definition>;
  /** Why it cannot be saved now. */
  reason?: string;
}

/** The form of the page, for the button at its head. */
export const editorForm = 'template-editor';

/** Left the definition with each problem beside its cause, right the form and the run-book row that come of it. */
export function Editor({ project, kind, form, template, edit, reason }: EditorProps) {
  const [typed, setTyped] = useState<Entered | null>(null);
  const { definition, values } = useDelayed({
    definition: { kind: kind.kind, ...form.values },
    values: typed ? Object.values(typed.values) : undefined,
  });
  const preview = useGet(
    'template.preview',
    { project: project.id, template: template?.id, definition, values, step: sampleStep },
    { keepPrevious: true },
  );
  const problems = { ...preview.data?.problems, ...form.error?.fields };
  const shown = form.dirty || form.error || template ? problems : {};
  const people = useGet('project.choices', { project: project.id }).data?.people ?? [];
  const nameOf = (user: string) => people.find((one) => one.user === user)?.name ?? '';
  const fields = (
    <>
      <DefinitionFields form={form} kind={kind} people={people} problems={shown} />
      <ConfigFields
        kind={kind}
        config={form.values.config}
        onChange={(config) => form.set({ config })}
        problems={shown}
      />
      <PlanDefaults form={form} problems={shown} />
    </>
  );
  return (
    <div className={classes.editor}>
      <div className={classes.definition}>
        {edit ? (
          <EditForm
            edit={edit}
            id={editorForm}
            reason={reason}
            labels={labels()}
            words={(_, value) => words(value)}
            nameOf={nameOf}
          >
            {fields}
          </EditForm>
        ) : (
          <Form form={form} id={editorForm}>
            {fields}
          </Form>
        )}
      </div>
      <Later>
        <Preview preview={preview.data} definition={form.values} nameOf={nameOf} typed={typed} onType={setTyped} />
      </Later>
    </div>
  );
}

/** The value as it was a moment ago, so that typing does not ask for every letter. */
function useDelayed<T extends object>(value: T): T {
  const text = JSON.stringify(value);
  const [held, setHeld] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setHeld(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(held) as T;
}

function words(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value ?? '');
}

const labels = (): { [K in keyof Definition]: string } => ({
  title: t('ui.templates.title'),
  description: t('ui.templates.description'),
  stage: t('ui.templates.stage'),
  minutes: t('ui.templates.minutes'),
  owner_role: t('ui.templates.owner_role'),
  owner: t('ui.templates.owner'),
  expect: t('ui.templates.expect'),
  if_not: t('ui.templates.if_not'),
  warning: t('ui.templates.warning'),
  undo: t('ui.templates.undo'),
  undo_minutes: t('ui.templates.undo_minutes'),
  no_undo: t('ui.templates.no_undo'),
  checkpoint: t('ui.templates.checkpoint'),
  config: t('ui.templates.config'),
});
