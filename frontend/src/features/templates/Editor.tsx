import { useEffect, useState } from 'react';
import type { ResultOf } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { shortText } from '@/lib/time';
import type { EditState } from '@/parts/edit/useEdit';
import type { Entered } from '@/parts/form/values';
import { Note } from '@/ui/Note';
import { Stale } from '@/ui/Stale';
import { useZone } from '@/ui/UiProvider';
import type { FormState } from '@/ui/useForm';
import { ConfigFields } from './ConfigFields';
import { DefinitionFields } from './DefinitionFields';
import type { Definition, Kind, Template } from './definition';
import classes from './Editor.module.css';
import { PlanDefaults } from './PlanDefaults';
import { Preview } from './Preview';

interface EditorProps {
  project: ResultOf<'project.get'>;
  kind: Kind;
  form: FormState<Definition>;
  template?: Template;
  /** The edit of a stored template, which may meet somebody else's. */
  theirs?: EditState<Definition>;
}

/** Left the definition with each problem beside its cause, right the form and the run-book row that come of it. */
export function Editor({ project, kind, form, template, theirs }: EditorProps) {
  const [typed, setTyped] = useState<Entered | null>(null);
  const { definition, values } = useDelayed({
    definition: { kind: kind.kind, ...form.values },
    values: typed ? Object.values(typed.values) : undefined,
  });
  const preview = useGet(
    'template.preview',
    { project: project.id, template: template?.id, definition, values, step: '8' },
    { keepPrevious: true },
  );
  const problems = { ...preview.data?.problems, ...form.error?.fields };
  const shown = form.dirty || form.error || template ? problems : {};
  const zone = useZone();
  const people = useGet('project.choices', { project: project.id }).data?.people ?? [];
  return (
    <div className={classes.editor}>
      <div className={classes.definition}>
        {theirs?.theirs && (
          <Stale
            who={people.find((one) => one.user === theirs.record.changed_by)?.name ?? t('ui.edit.somebody')}
            when={shortText(theirs.record.changed_at, zone, Date.now())}
            fields={Object.entries(theirs.theirs).map(([name, now]) => ({
              name,
              label: labels()[name as keyof Definition] ?? name,
              was: words(form.base[name as keyof Definition]),
              mine: words(form.values[name as keyof Definition]),
              theirs: words(now),
            }))}
            onSave={theirs.resolve}
            onTheirs={theirs.takeTheirs}
            busy={form.busy}
          />
        )}
        {form.error && Object.keys(form.error.fields).length === 0 && <Note tone="fail" title={form.error.message} />}
        <DefinitionFields form={form} kind={kind} people={people} problems={shown} />
        <ConfigFields
          kind={kind}
          config={form.values.config}
          onChange={(config) => form.set({ config })}
          problems={shown}
        />
        <PlanDefaults form={form} problems={shown} />
      </div>
      <Preview preview={preview.data} title={form.values.title} typed={typed} onType={setTyped} />
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
