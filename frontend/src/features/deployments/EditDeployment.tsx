import type { DeploymentView, ProjectChoicesView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { PlanFields, planOf } from '@/parts/PlanFields';
import { planLabels, planWords } from '@/parts/planWords';
import { Loaded } from '@/ui/ErrorBox';
import { useNotices } from '@/ui/Notices';
import { SidePanel } from '@/ui/SidePanel';
import { useSurroundings } from '@/ui/UiProvider';

interface EditDeploymentProps {
  view: DeploymentView;
  onClose: () => void;
}

/** The fields of a deployment, in the side panel. */
export function EditDeployment({ view, onClose }: EditDeploymentProps) {
  const choices = useGet('project.choices', { project: view.project });
  const title = t('ui.deployment.edit_title');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Loaded query={choices}>{(known) => <Fields view={view} choices={known} onClose={onClose} />}</Loaded>
    </SidePanel>
  );
}

function Fields({ view, choices, onClose }: EditDeploymentProps & { choices: ProjectChoicesView }) {
  const edit = useDo('deployment.edit');
  const { notify } = useNotices();
  const { zone } = useSurroundings();
  const state = useEdit({
    record: view,
    initial: planOf(view),
    draft: `deployment.edit.${view.id}`,
    save: (patch) => edit.run({ deployment: view.id, ...patch }),
    onDone: () => {
      notify({ tone: 'done', title: t('ui.deployment.saved') });
      onClose();
    },
  });
  const nameOf = (user: string) => choices.people.find((one) => one.user === user)?.name ?? '';
  return (
    <EditForm
      edit={state}
      verb={t('ui.deployment.save')}
      onCancel={onClose}
      labels={planLabels()}
      words={planWords(choices)}
      nameOf={nameOf}
    >
      <PlanFields form={state.form} zone={choices.time_zone} otherZone={zone} people={choices.people} />
    </EditForm>
  );
}
