import { useState } from 'react';
import {
  type Backup,
  lookAhead,
  type RebuiltWorkspace,
  type RestoredWorkspace,
  restoreWorkspace,
} from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { fullMomentText } from '@/lib/time';
import { useFar } from '@/parts/repair/useFar';
import { Checkbox } from '@/ui/Checkbox';
import { FieldRow } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { Progress } from '@/ui/Progress';
import { SelectField } from '@/ui/SelectField';
import { PasswordField, TextField } from '@/ui/TextField';
import { useZone } from '@/ui/UiProvider';
import { useForm } from '@/ui/useForm';

interface RestoreFormProps {
  damaged: string;
  /** Those that lie beside the damaged file, the newest first. */
  backups: Backup[];
  onBack: () => void;
  onDone: (restored: RestoredWorkspace) => void;
}

const none = 'none'; // stands for no backup where one is chosen

/** From what, to where, by whom. It looks ahead first and does it then. */
export function RestoreForm({ damaged, backups, onBack, onDone }: RestoreFormProps) {
  const [ahead, setAhead] = useState<{ of: string; made: RebuiltWorkspace } | null>(null);
  const zone = useZone();
  const newest = backups.find(({ problem }) => problem === undefined)?.path ?? none;
  const form = useForm({
    initial: { backup: newest, keep: true, to: besides(damaged), name: '', password: '', reason: '' },
    secret: ['password'],
    submit: async ({ keep, backup, ...values }) => {
      const input = { ...values, backup: backup === none ? '' : backup, damaged: keep ? damaged : '' };
      if (looked) onDone(await restoreWorkspace(input));
      else setAhead({ of: sources, made: await lookAhead(input) });
    },
  });
  const far = useFar('restore', form.busy);
  const sources = `${form.values.backup} ${form.values.keep}`;
  const looked = ahead?.of === sources;
  return (
    <>
      <Form form={form} verb={looked ? t('ui.restore.do') : t('ui.restore.look')} onCancel={onBack}>
        <SelectField
          {...form.field('backup')}
          label={t('ui.restore.backup')}
          hint={t('ui.restore.backup_hint')}
          options={[
            { value: none, label: t('ui.restore.no_backup') },
            ...backups.map(({ path, manifest, problem }) => ({
              value: path,
              label: manifest.at > 0 ? fullMomentText(manifest.at, zone) : path,
              hint: t('ui.restore.entries', { count: manifest.seq }),
              off: problem !== undefined,
            })),
          ]}
        />
        <Checkbox
          checked={form.values.keep}
          onChange={(keep) => form.set({ keep })}
          label={t('ui.restore.keep')}
          hint={t('ui.restore.keep_hint')}
        />
        <TextField {...form.field('to')} label={t('ui.restore.to')} mono required />
        <TextField {...form.field('reason')} label={t('ui.restore.reason')} hint={t('ui.restore.reason_hint')} />
        <FieldRow>
          <TextField {...form.field('name')} label={t('ui.upgrade.administrator')} required />
          <PasswordField {...form.field('password')} label={t('ui.session.password')} required />
        </FieldRow>
        {looked && ahead && <Ahead made={ahead.made} />}
      </Form>
      {form.busy && <Progress label={t('ui.restore.running')} done={far.done} total={far.total} entries />}
    </>
  );
}

/** How far the new file would go. */
function Ahead({ made }: { made: RebuiltWorkspace }) {
  const zone = useZone();
  const lost = Math.max(0, made.newest - made.entries);
  return (
    <Note tone={lost > 0 ? 'hold' : 'done'}>
      {t('ui.restore.ahead', { seq: numberText(made.entries), when: fullMomentText(made.at, zone) })}{' '}
      {lost > 0 ? t('ui.restore.ahead_lost', { count: lost }) : t('ui.restore.nothing_lost')}{' '}
      {made.half_return && `${t('restore.half_return')} `}
      {t('ui.restore.ahead_others')}
    </Note>
  );
}

/** "/srv/Team.renogen" -> "/srv/Team restored.renogen" */
function besides(path: string): string {
  return path.replace(/(\.renogen)?$/i, ` ${t('ui.restore.suffix')}.renogen`);
}
