import { useEnter } from '@/api/session';
import { type OlderWorkspace, workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { andText, numberText } from '@/i18n/locale';
import { fileFact } from '@/parts/folder/fileFact';
import { useFar } from '@/parts/repair/useFar';
import { Facts } from '@/ui/Facts';
import { Form } from '@/ui/Form';
import { PlainPage } from '@/ui/PlainPage';
import { Progress } from '@/ui/Progress';
import { SelectField } from '@/ui/SelectField';
import { PasswordField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';

/** A workspace of an older version: what an upgrade does, who can do it, and its form for an administrator. */
export function UpgradeWorkspace({ older, onBack }: { older: OlderWorkspace; onBack: () => void }) {
  const enter = useEnter();
  const form = useForm({
    initial: { name: older.administrators[0] ?? '', password: '' },
    secret: ['password'],
    submit: async ({ name, password }) => {
      await enter(() => workspaces.upgrade(older.path, name, password));
    },
  });
  const far = useFar('upgrade', form.busy);
  return (
    <PlainPage width={560}>
      <div className="stack g16">
        <h1 className="t20 b">{t('ui.upgrade.title', { name: older.name })}</h1>
        <p>{t('ui.upgrade.intro', { have: older.have, want: older.want })}</p>
        <Facts
          facts={[
            fileFact(older.path),
            [t('ui.admin.entries'), numberText(older.entries)],
            [t('ui.upgrade.who'), andText(older.administrators)],
          ]}
        />
        <p className="t13 c2">{t('ui.upgrade.ask', { names: andText(older.administrators) })}</p>
        <Form form={form} verb={t('ui.upgrade.do')} onCancel={onBack}>
          <SelectField
            {...form.field('name')}
            label={t('ui.upgrade.administrator')}
            options={older.administrators.map((name) => ({ value: name, label: name }))}
            required
          />
          <PasswordField {...form.field('password')} label={t('ui.session.password')} required autoFocus />
        </Form>
        {form.busy && <Progress label={t('ui.upgrade.running')} done={far.done} total={far.total} entries />}
      </div>
    </PlainPage>
  );
}
