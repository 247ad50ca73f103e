import { type ReactNode, useEffect, useState } from 'react';
import type { Commands, ProjectView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { useNotices } from '@/ui/Notices';
import type { FormState } from '@/ui/useForm';
import type { ListRename } from './renames';
import classes from './Settings.module.css';

interface SettingsFormProps<V extends object> {
  project: ProjectView;
  /** The name of the tab, for the draft. */
  part: string;
  /** The fields of the tab in the project as it is now. */
  valuesOf: (project: ProjectView) => V;
  labels: { [K in keyof V]: string };
  words?: (name: keyof V, value: unknown) => string;
  /** `off` says why nothing can be changed; all fields are off by then. */
  children: (form: FormState<V>, off: string | undefined) => ReactNode;
}

/** Some settings of the project. The form stays after saving and then goes on from what is in the workspace. */
export function SettingsForm<V extends object>(props: SettingsFormProps<V>) {
  const { changed_at: changedAt } = props.project;
  const [revision, setRevision] = useState(0);
  const [savedOver, setSavedOver] = useState<number | null>(null); // the state that was replaced by saving
  useEffect(() => {
    if (savedOver === null || changedAt === savedOver) return;
    setRevision((old) => old + 1);
    setSavedOver(null);
  }, [changedAt, savedOver]);
  return <Opened key={revision} {...props} onSaved={() => setSavedOver(changedAt)} />;
}

function Opened<V extends object>(props: SettingsFormProps<V> & { onSaved: () => void }) {
  const { project, part, valuesOf, labels, words, onSaved, children } = props;
  const { run } = useDo('project.edit');
  const { notify } = useNotices();
  const edit = useEdit<V>({
    record: project,
    initial: valuesOf(project),
    draft: `project.edit.${project.id}.${part}`,
    save: (patch, values) => {
      const { renames: _, ...fields } = patch as Partial<Commands['project.edit']>;
      const { renames = [] } = values as { renames?: ListRename[] };
      return run({ project: project.id, ...fields, renames });
    },
    onDone: () => {
      notify({ tone: 'done', title: t('ui.settings.saved') });
      onSaved();
    },
  });
  const { form } = edit;
  const refused = reasonFor(project.can, 'project.edit');
  return (
    <EditForm
      edit={edit}
      verb={t('ui.settings.save')}
      reason={refused ?? (form.dirty ? undefined : t('ui.settings.unchanged'))}
      stays
      labels={labels}
      words={words}
      nameOf={(user) => project.members.find((one) => one.user === user)?.name ?? ''}
    >
      <fieldset className={classes.fields} disabled={refused !== undefined}>
        {children(form, refused)}
      </fieldset>
    </EditForm>
  );
}
