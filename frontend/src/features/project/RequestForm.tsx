import type { ProjectChoicesView, RequestView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { emptyPlan, PlanFields, planOf } from '@/parts/PlanFields';
import { planLabels, planWords } from '@/parts/planWords';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { SidePanel } from '@/ui/SidePanel';
import { useSurroundings } from '@/ui/UiProvider';
import { useForm } from '@/ui/useForm';
import type { Project } from './ProjectPage';

interface RequestFormProps {
  project: Project;
  /** The request to edit; none asks for a new window. */
  request?: string;
  onClose: () => void;
}

/** Asks for a window, or changes what was asked for. */
export function RequestForm({ project, request, onClose }: RequestFormProps) {
  const choices = useGet('project.choices', { project: project.id });
  const title = request ? t('ui.project.edit_request') : t('ui.project.new_request');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Loaded query={choices}>
        {(known) =>
          request ? (
            <EditRequest choices={known} request={request} onClose={onClose} />
          ) : (
            <NewRequest project={project} choices={known} onClose={onClose} />
          )
        }
      </Loaded>
    </SidePanel>
  );
}

interface FieldsProps {
  choices: ProjectChoicesView;
  onClose: () => void;
}

function NewRequest({ project, choices, onClose }: FieldsProps & { project: Project }) {
  const create = useDo('request.create');
  const { notify } = useNotices();
  const { zone } = useSurroundings();
  const form = useForm({
    initial: emptyPlan(project.default_minutes),
    draft: `request.create.${project.id}`,
    submit: (values) => create.run({ project: project.id, ...values }),
    onDone: () => {
      notify({ tone: 'done', title: t('ui.project.requested', { people: namesOf(project.approvers) }) });
      onClose();
    },
  });
  return (
    <Form form={form} verb={t('ui.project.create_request')} onCancel={onClose}>
      <PlanFields form={form} zone={choices.time_zone} otherZone={zone} people={choices.people} />
    </Form>
  );
}

function namesOf(people: readonly { name: string }[]): string {
  return people.map(({ name }) => name).join(', ');
}

function EditRequest({ request, choices, onClose }: FieldsProps & { request: string }) {
  const query = useGet('request.get', { request });
  return <Loaded query={query}>{(view) => <EditFields view={view} choices={choices} onClose={onClose} />}</Loaded>;
}

function EditFields({ view, choices, onClose }: FieldsProps & { view: RequestView }) {
  const edit = useDo('request.edit');
  const { notify } = useNotices();
  const { zone } = useSurroundings();
  const state = useEdit({
    record: view,
    initial: planOf(view),
    draft: `request.edit.${view.id}`,
    save: (patch) => edit.run({ request: view.id, ...patch }),
    onDone: () => {
      notify({ tone: 'done', title: t('ui.project.request_saved') });
      onClose();
    },
  });
  return (
    <>
      {view.reason && <Note tone="fail" title={t('ui.project.rejected_because', { reason: view.reason })} />}
      <EditForm
        edit={state}
        verb={t('ui.project.save_request')}
        onCancel={onClose}
        labels={planLabels()}
        words={planWords(choices)}
        nameOf={(user) => choices.people.find((one) => one.user === user)?.name ?? ''}
      >
        <PlanFields form={state.form} zone={choices.time_zone} otherZone={zone} people={choices.people} />
      </EditForm>
    </>
  );
}
