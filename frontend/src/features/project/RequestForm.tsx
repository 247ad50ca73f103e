import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { patchOf } from '@/lib/patch';
import { emptyPlan, PlanFields, type PlanValues, planOf } from '@/parts/PlanFields';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
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
  const title = request ? t('ui.project.edit_request') : t('ui.project.new_request');
  return (
    <SidePanel title={title} label={title} onClose={onClose}>
      {request ? (
        <EditRequest project={project} request={request} onClose={onClose} />
      ) : (
        <NewRequest project={project} onClose={onClose} />
      )}
    </SidePanel>
  );
}

function NewRequest({ project, onClose }: Omit<RequestFormProps, 'request'>) {
  const create = useDo('request.create');
  return (
    <RequestFields
      project={project}
      initial={emptyPlan(project.default_minutes)}
      draft={`request.create.${project.id}`}
      verb={t('ui.project.create_request')}
      submit={(values) => create.run({ project: project.id, ...values })}
      onClose={onClose}
    />
  );
}

function EditRequest({ project, request, onClose }: RequestFormProps & { request: string }) {
  const query = useGet('request.get', { request });
  const edit = useDo('request.edit');
  return (
    <Loaded query={query}>
      {(shown) => (
        <>
          {shown.reason && <Note tone="fail" title={t('ui.project.rejected_because', { reason: shown.reason })} />}
          <RequestFields
            project={project}
            initial={planOf(shown)}
            draft={`request.edit.${request}`}
            verb={t('ui.project.save_request')}
            submit={(_, changed) => edit.run({ request, ...patchOf(changed, shown.digests) })}
            onClose={onClose}
          />
        </>
      )}
    </Loaded>
  );
}

interface RequestFieldsProps {
  project: Project;
  initial: PlanValues;
  draft: string;
  verb: string;
  submit: (values: PlanValues, changed: Partial<PlanValues>) => Promise<unknown>;
  onClose: () => void;
}

function RequestFields({ project, initial, draft, verb, submit, onClose }: RequestFieldsProps) {
  const choices = useGet('project.choices', { project: project.id });
  const form = useForm({ initial, draft, submit, onDone: onClose });
  return (
    <Form form={form} verb={verb} onCancel={onClose} keepsDraft>
      <PlanFields
        form={form}
        zone={project.time_zone}
        otherZone={useSurroundings().zone}
        people={choices.data?.people ?? []}
      />
    </Form>
  );
}
