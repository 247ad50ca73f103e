import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  backupsOf,
  lookAhead,
  type RebuiltWorkspace,
  type RestoredWorkspace,
  restoreWorkspace,
} from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { fullMomentText } from '@/lib/time';
import { RepairWorkspace } from '@/parts/repair/RepairWorkspace';
import { useFar } from '@/parts/repair/useFar';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { Facts } from '@/ui/Facts';
import { FieldRow } from '@/ui/Field';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { PlainPage } from '@/ui/PlainPage';
import { Progress } from '@/ui/Progress';
import { SelectField } from '@/ui/SelectField';
import { PasswordField, TextField } from '@/ui/TextField';
import { useZone } from '@/ui/UiProvider';
import { useForm } from '@/ui/useForm';

interface RestoreWorkspaceProps {
  /** The file that cannot be used as it is. */
  damaged: string;
  onBack: () => void;
  onOpen: (path: string) => void;
}

const none = 'none'; // stands for no backup where one is chosen

/** Step by step into a new file: from a backup, with what can be read of the damaged file behind it. */
export function RestoreWorkspace({ damaged, onBack, onOpen }: RestoreWorkspaceProps) {
  const [restored, setRestored] = useState<RestoredWorkspace | null>(null);
  const [ahead, setAhead] = useState<{ of: string; made: RebuiltWorkspace } | null>(null);
  const zone = useZone();
  const far = useFar('restore');
  const backups = useQuery({ queryKey: ['workspaces.backups', damaged], queryFn: () => backupsOf(damaged) });
  const newest = backups.data?.find(({ problem }) => problem === undefined)?.path;
  const orNewest = (backup: string) => backup || newest || none;
  const form = useForm({
    initial: { backup: '', keep: true, to: besides(damaged), name: '', password: '', reason: '' },
    secret: ['password'],
    submit: async ({ keep, ...values }) => {
      const backup = orNewest(values.backup);
      const input = { ...values, backup: backup === none ? '' : backup, damaged: keep ? damaged : '' };
      const of = input.backup + input.damaged;
      if (ahead?.of === of) setRestored(await restoreWorkspace(input));
      else setAhead({ of, made: await lookAhead(input) });
    },
  });
  const chosen = orNewest(form.values.backup);
  const looked = ahead?.of === (chosen === none ? '' : chosen) + (form.values.keep ? damaged : '');
  if (restored) return <Restored restored={restored} onOpen={() => onOpen(restored.path)} onBack={onBack} />;
  return (
    <PlainPage width={560}>
      <div className="stack g16">
        <h1 className="t20 b">{t('ui.restore.title')}</h1>
        <p>{t('ui.restore.intro', { file: damaged })}</p>
        <Form form={form} verb={looked ? t('ui.restore.do') : t('ui.restore.look')} onCancel={onBack}>
          <SelectField
            {...form.field('backup')}
            value={chosen}
            label={t('ui.restore.backup')}
            hint={t('ui.restore.backup_hint')}
            options={[
              { value: none, label: t('ui.restore.no_backup') },
              ...(backups.data ?? []).map(({ path, manifest, problem }) => ({
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
        {form.busy && <Progress label={t('ui.restore.running')} done={far.done} total={far.total} />}
        <RepairWorkspace path={damaged} onDone={() => onOpen(damaged)} />
      </div>
    </PlainPage>
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
      {t('ui.restore.ahead_others')}
    </Note>
  );
}

/** "/srv/Team.renogen" -> "/srv/Team restored.renogen" */
function besides(path: string): string {
  return path.replace(/(\.renogen)?$/i, ` ${t('ui.restore.suffix')}.renogen`);
}

function Restored({
  restored,
  onOpen,
  onBack,
}: {
  restored: RestoredWorkspace;
  onOpen: () => void;
  onBack: () => void;
}) {
  const lost = Math.max(0, restored.newest - restored.entries);
  return (
    <PlainPage width={560}>
      <div className="stack g16">
        <h1 className="t20 b">{t('ui.restore.done')}</h1>
        <Facts
          facts={[
            [t('ui.recovery.file'), restored.path],
            [t('ui.recovery.workspace'), restored.name],
            [t('ui.recovery.fingerprint'), restored.fingerprint],
            [t('ui.admin.entries'), numberText(restored.entries)],
          ]}
        />
        {restored.restore > 0 || lost > 0 ? (
          <Note tone="hold" title={t('ui.restore.lost')}>
            {t('ui.restore.lost_body', { seq: numberText(restored.restore) })} {restored.stopped}
          </Note>
        ) : (
          <Note tone="done">{t('ui.restore.nothing_lost')}</Note>
        )}
        {restored.pieces > 0 && <Note tone="hold">{t('ui.restore.pieces', { count: restored.pieces })}</Note>}
        <div className="row g8">
          <Button kind="primary" onClick={onOpen}>
            {t('ui.restore.open')}
          </Button>
          <Button onClick={onBack}>{t('ui.restore.back')}</Button>
        </div>
      </div>
    </PlainPage>
  );
}
