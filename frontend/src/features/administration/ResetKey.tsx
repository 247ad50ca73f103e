import { doCommand, type PersonView } from '@/api/door';
import { makeInvitation } from '@/api/session';
import { t } from '@/i18n/i18n';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { NumberField } from '@/ui/NumberField';
import { useForm } from '@/ui/useForm';
import type { FreshCode } from './People';

interface ResetKeyProps {
  person: PersonView;
  onClose: () => void;
  onCode: (code: FreshCode) => void;
}

/** Takes a person's key out of use, and says from when on what it signed is doubtful. */
export function ResetKey({ person, onClose, onCode }: ResetKeyProps) {
  const { id: user, name, seen } = person;
  const form = useForm({
    initial: { doubtful_from: null as number | null },
    draft: `user.reset.${user}`,
    submit: async ({ doubtful_from }) => {
      const { code, public: half } = await makeInvitation();
      const doubtful = doubtful_from === null ? {} : { doubtful_from };
      await doCommand('user.reset', { user, seen, public: half, ...doubtful });
      onCode({ name, code });
    },
  });
  return (
    <div className="stack g16">
      <Note tone="hold" title={t('ui.admin.reset_title', { name })}>
        {t('ui.admin.reset_body', { name })}
      </Note>
      <Form form={form} verb={t('ui.admin.reset')} danger onCancel={onClose}>
        <NumberField {...form.field('doubtful_from')} label={t('ui.revoked.from')} hint={t('ui.revoked.from_hint')} />
      </Form>
    </div>
  );
}
