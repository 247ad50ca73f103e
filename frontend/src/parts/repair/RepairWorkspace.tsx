import { useState } from 'react';
import { faultsOf, type RepairedWorkspace, repairWorkspace } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { Button } from '@/ui/Button';
import { FieldRow } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { Progress } from '@/ui/Progress';
import { PasswordField, TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';
import { useFar } from './useFar';

const word = 'repair'; // typed by who means it; the program asks for the same

/** Makes void what is not whole, in the same file: what it would be first, then its form for an administrator. */
export function RepairWorkspace({ path, onDone }: { path: string; onDone: () => void }) {
  const [faults, setFaults] = useState<RepairedWorkspace | null>(null);
  const [busy, setBusy] = useState(false);
  const { refuse } = useNotices();
  const far = useFar('repair', busy);
  const look = async () => {
    setBusy(true);
    try {
      setFaults(await faultsOf(path));
    } catch (error) {
      refuse(t('ui.repair.look'), error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="stack g12">
      <h2 className="t14 b">{t('ui.repair.title')}</h2>
      <p className="t13 c2">{t('ui.repair.body')}</p>
      {faults === null ? (
        <div className="row g8">
          <Button busy={busy} onClick={() => void look()}>
            {t('ui.repair.look')}
          </Button>
        </div>
      ) : (
        <>
          <Faults faults={faults} />
          <RepairForm path={path} onDone={onDone} />
        </>
      )}
      {busy && <Progress label={t('ui.repair.running')} done={far.done} total={far.total} entries />}
    </section>
  );
}

function Faults({ faults: { findings, void: entries } }: { faults: RepairedWorkspace }) {
  if (entries.length === 0) return <Note tone="info">{t('ui.repair.none')}</Note>;
  return (
    <Note tone="fail" title={t('ui.repair.void', { count: entries.length })}>
      <ul>
        {findings.map(({ entry, field }) => (
          <li key={`${entry} ${field}`}>
            {[t('ui.admin.place_entry', { seq: entry }), field && t('ui.admin.place_field', { field })]
              .filter(Boolean)
              .join(', ')}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function RepairForm({ path, onDone }: { path: string; onDone: () => void }) {
  const { notify } = useNotices();
  const form = useForm({
    initial: { reason: '', typed: '', name: '', password: '' },
    secret: ['password'],
    submit: async (values) => {
      const { entry } = await repairWorkspace({ path, ...values });
      notify({ tone: 'done', title: t('ui.repair.done', { seq: numberText(entry) }), outlasts: true });
      onDone();
    },
  });
  const far = useFar('repair', form.busy);
  return (
    <Form form={form} verb={t('ui.repair.do')} danger>
      <TextField {...form.field('reason')} label={t('ui.restore.reason')} required />
      <FieldRow>
        <TextField {...form.field('name')} label={t('ui.upgrade.administrator')} required />
        <PasswordField {...form.field('password')} label={t('ui.session.password')} required />
      </FieldRow>
      <TextField {...form.field('typed')} label={t('ui.repair.typed', { word })} required />
      {form.busy && <Progress label={t('ui.repair.running')} done={far.done} total={far.total} entries />}
    </Form>
  );
}
