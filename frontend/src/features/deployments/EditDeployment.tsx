import { useState } from 'react';
import type { DeploymentView, ProjectChoicesView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { fullMomentText } from '@/lib/time';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { PlanFields, planOf } from '@/parts/PlanFields';
import { planLabels, planWords } from '@/parts/planWords';
import { Checkbox } from '@/ui/Checkbox';
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
  const [carry, setCarry] = useState(true);
  const moved = (start: number) => view.open_tasks > 0 && start !== 0 && start !== view.start;
  const state = useEdit({
    record: view,
    initial: planOf(view),
    draft: `deployment.edit.${view.id}`,
    save: (patch, { start }) =>
      edit.run({ deployment: view.id, ...patch, tasks_comment: carry && moved(start) ? carryWords(view, start) : '' }),
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
      {moved(state.form.values.start) && (
        <Checkbox
          label={t('ui.deployment.carry_tasks')}
          hint={t('ui.deployment.carry_tasks_hint', { count: view.open_tasks })}
          checked={carry}
          onChange={setCarry}
        />
      )}
    </EditForm>
  );
}

/** What the update of each task says that moves along. */
function carryWords({ start, time_zone }: DeploymentView, to: number): string {
  return t('ui.deployment.tasks_moved', { from: fullMomentText(start, time_zone), to: fullMomentText(to, time_zone) });
}
