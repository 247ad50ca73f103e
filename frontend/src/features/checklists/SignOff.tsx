import type { ChecklistView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Form } from '@/ui/Form';
import { SidePanel } from '@/ui/SidePanel';
import { TextArea } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';

interface SignOffProps {
  view: ChecklistView;
  onClose: () => void;
}

/** Signs the checklist as it was on the screen when this form opened. */
export function SignOff({ view, onClose }: SignOffProps) {
  const sign = useDo('checklist.sign_off');
  const form = useForm({
    initial: { remark: '' },
    draft: `checklist.sign_off.${view.deployment}`,
    onDone: onClose,
    submit: ({ remark }) => sign.run({ deployment: view.deployment, remark, seen: view.seen }),
  });
  const title = t('ui.checklist.sign_off');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Form form={form} verb={title} onCancel={onClose}>
        <p className="c2">
          {view.open > 0 ? t('ui.checklist.sign_open', { count: view.open }) : t('ui.checklist.sign_done')}
        </p>
        <TextArea label={t('ui.checklist.remark')} required={view.open > 0} autoFocus {...form.field('remark')} />
      </Form>
    </SidePanel>
  );
}
