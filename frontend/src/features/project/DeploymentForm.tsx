import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { deploymentPath } from '@/lib/paths';
import { emptyPlan, PlanFields } from '@/parts/PlanFields';
import { Form } from '@/ui/Form';
import { SidePanel } from '@/ui/SidePanel';
import { useSurroundings } from '@/ui/UiProvider';
import { useForm } from '@/ui/useForm';
import type { Project } from './ProjectPage';

/** Plans a window at once, without a request. */
export function DeploymentForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const navigate = useGo();
  const create = useDo('deployment.create');
  const choices = useGet('project.choices', { project: project.id });
  const form = useForm({
    initial: emptyPlan(project.default_minutes),
    draft: `deployment.create.${project.id}`,
    submit: async (values) => {
      const made = await create.run({ project: project.id, ...values });
      onClose();
      navigate(deploymentPath(project.key, made.record ?? ''));
    },
  });
  return (
    <SidePanel title={<b>{t('ui.project.new_deployment')}</b>} label={t('ui.project.new_deployment')} onClose={onClose}>
      <Form form={form} verb={t('ui.project.create_deployment')} onCancel={onClose}>
        <PlanFields
          form={form}
          zone={project.time_zone}
          otherZone={useSurroundings().zone}
          people={choices.data?.people ?? []}
        />
      </Form>
    </SidePanel>
  );
}
