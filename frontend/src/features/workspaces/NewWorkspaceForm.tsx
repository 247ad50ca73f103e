import { AppError } from '@/api/call';
import { useEnter } from '@/api/session';
import { chooseNewWorkspace, type MadeWorkspace, workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { localZone } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { FieldRow } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { PlainPage } from '@/ui/PlainPage';
import { PasswordField, TextField } from '@/ui/TextField';
import { type FormState, useForm } from '@/ui/useForm';
import { ZoneField } from '@/ui/ZoneField';
import classes from './NewWorkspace.module.css';

const empty = {
  name: '',
  path: '',
  user_name: '',
  email: '',
  time_zone: localZone(),
  password: '',
  again: '',
  recovery: false,
};
type Values = typeof empty;

interface NewWorkspaceFormProps {
  onBack: () => void;
  /** Told of a workspace whose recovery key is to be shown, this once. */
  onRecoveryKey: (made: MadeWorkspace) => void;
}

/** A new file with its first administrator, who is signed in then. */
export function NewWorkspaceForm({ onBack, onRecoveryKey }: NewWorkspaceFormProps) {
  const enter = useEnter();
  const form = useForm<Values>({
    initial: empty,
    secret: ['password', 'again'],
    submit: async ({ user_name, again, ...values }) => {
      check({ user_name, again, ...values });
      await enter(async () => {
        const made = await workspaces.create({ user: user_name, ...values });
        if (made.recovery_key) onRecoveryKey(made);
        return made.state;
      });
    },
  });
  return (
    <PlainPage width={560}>
      <h1 className="t20 b">{t('ui.new_workspace.title')}</h1>
      <p className={`c2 ${classes.intro}`}>{t('ui.new_workspace.intro')}</p>
      <Form form={form} verb={t('ui.new_workspace.create')} onCancel={onBack}>
        <TextField
          {...form.field('name')}
          label={t('ui.new_workspace.name')}
          hint={t('ui.new_workspace.name_hint')}
          required
          autoFocus
        />
        <PathField form={form} />
        <h2 className={`t14 b ${classes.head}`}>{t('ui.new_workspace.you')}</h2>
        <FieldRow>
          <TextField {...form.field('user_name')} label={t('ui.new_workspace.user')} required />
          <TextField {...form.field('email')} label={t('ui.new_workspace.email')} required />
        </FieldRow>
        <ZoneField {...form.field('time_zone')} label={t('ui.profile.time_zone')} />
        <FieldRow>
          <PasswordField
            {...form.field('password')}
            label={t('ui.session.password')}
            hint={t('ui.password.rules')}
            autoComplete="new-password"
            required
          />
          <PasswordField {...form.field('again')} label={t('ui.password.again')} autoComplete="new-password" required />
        </FieldRow>
        <p className="t12 c3">{t('ui.new_workspace.password_hint')}</p>
        <Checkbox
          checked={form.values.recovery}
          onChange={(recovery) => form.set({ recovery })}
          label={t('ui.recovery.offer')}
          hint={t('ui.recovery.offer_hint')}
        />
      </Form>
    </PlainPage>
  );
}

function PathField({ form }: { form: FormState<Values> }) {
  const { refuse } = useNotices();
  const choose = async () => {
    try {
      const path = await chooseNewWorkspace(form.values.name);
      if (path) form.set({ path });
    } catch (error) {
      refuse(t('ui.new_workspace.choose'), error as Error);
    }
  };
  return (
    <div className={classes.path}>
      <TextField
        {...form.field('path')}
        label={t('ui.new_workspace.path')}
        hint={t('ui.new_workspace.path_hint')}
        required
        mono
      />
      <Button onClick={() => void choose()}>{t('ui.new_workspace.choose')}</Button>
    </div>
  );
}

/** All that is missing at once, and what Go cannot see: that the password was typed twice alike. */
function check(values: Omit<Values, 'recovery' | 'time_zone'>) {
  const { path, password, again } = values;
  const missing = (['name', 'user_name', 'email', 'password'] as const).filter((name) => values[name].trim() === '');
  const fields = {
    ...Object.fromEntries(missing.map((name) => [name, { key: 'field.required' }])),
    ...(path ? {} : { path: { key: 'ui.new_workspace.path_missing' } }),
    ...(password === again ? {} : { again: { key: 'ui.password.not_same' } }),
  };
  if (Object.keys(fields).length > 0) throw new AppError('invalid', 'input.invalid', {}, fields);
}
