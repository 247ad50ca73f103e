import { doCommand } from '@/api/door';
import { makeInvitation } from '@/api/session';
import { t } from '@/i18n/i18n';
import { localZone } from '@/lib/zone';
import { Checkbox } from '@/ui/Checkbox';
import { Form } from '@/ui/Form';
import { SidePanel } from '@/ui/SidePanel';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { ZoneField } from '@/ui/ZoneField';
import type { FreshCode } from './People';

interface InviteFormProps {
  onClose: () => void;
  onCode: (code: FreshCode) => void;
}

const empty = { name: '', email: '', telephone: '', time_zone: localZone(), administrator: false };

/** A new account. The code that comes of it is told to the person by hand. */
export function InviteForm({ onClose, onCode }: InviteFormProps) {
  const form = useForm({
    initial: empty,
    draft: 'user.invite',
    submit: async (values) => {
      const { code, public: half } = await makeInvitation();
      await doCommand('user.invite', { ...values, public: half });
      onCode({ name: values.name, code });
    },
  });
  return (
    <SidePanel title={t('ui.admin.invite')} label={t('ui.admin.invite')} onClose={onClose}>
      <Form form={form} verb={t('ui.admin.invite_verb')} onCancel={onClose}>
        <TextField {...form.field('name')} label={t('ui.profile.name')} required autoFocus />
        <TextField {...form.field('email')} label={t('ui.profile.email')} required />
        <TextField {...form.field('telephone')} label={t('ui.profile.telephone')} />
        <ZoneField {...form.field('time_zone')} label={t('ui.profile.time_zone')} />
        <Checkbox
          checked={form.values.administrator}
          onChange={(administrator) => form.set({ administrator })}
          label={t('ui.admin.make_administrator')}
          hint={t('ui.admin.make_administrator_hint')}
        />
      </Form>
    </SidePanel>
  );
}
