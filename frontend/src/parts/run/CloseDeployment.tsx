import type { DeploymentView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Dialog } from '@/ui/Dialog';
import { Form } from '@/ui/Form';
import { TextArea } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';

/** Says that a deployment is over, and why. */
export function CloseDeployment({ view, onClose }: { view: DeploymentView; onClose: () => void }) {
  const close = useDo('deployment.close');
  const form = useForm({
    initial: { reason: '' },
    draft: `deployment.close.${view.id}`,
    submit: ({ reason }) => close.run({ deployment: view.id, reason }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('ui.deployment.close_title', { title: view.title })} open focusInside onClose={onClose}>
      <Form form={form} verb={t('ui.deployment.close')} onCancel={onClose}>
        <p className="c2">{t('ui.deployment.close_body')}</p>
        <TextArea label={t('ui.deployment.reason')} required autoFocus {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}
