import { useMemo, useRef, useState } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import { type BackupState, checkFile, type KeptBackup, useBackups } from '@/api/backups';
import { chooseFolder } from '@/api/folders';
import type { Report } from '@/api/integrity';
import { say, t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { Progress } from '@/ui/Progress';
import { TextField } from '@/ui/TextField';
import { Time } from '@/ui/Time';
import { useForm } from '@/ui/useForm';
import classes from './Administration.module.css';
import { CheckResult } from './CheckResult';

/** The backups of the workspace: made by themselves and by hand, checked, and where they lie. */
export function Backups() {
  const { query, make, setFolder, reveal } = useBackups();
  return (
    <Loaded query={query}>
      {(state) => (
        <div className={classes.wide}>
          <section className="stack g12">
            <h2 className="t14 b">{t('ui.backup.title')}</h2>
            <p className="t13 c2">{t('ui.backup.intro')}</p>
            <BackupButtons running={state.running} make={make} reveal={reveal} />
            {state.running && <Progress label={t('ui.backup.running')} done={state.done} total={state.total} entries />}
            <div role="status">{state.problem && <Note tone="fail">{say(state.problem)}</Note>}</div>
          </section>
          <BackupList backups={state.backups} />
          <Folder key={state.folder} state={state} onSave={setFolder} />
        </div>
      )}
    </Loaded>
  );
}

interface BackupButtonsProps extends Pick<ReturnType<typeof useBackups>, 'make' | 'reveal'> {
  running: boolean;
}

/** Backing up now, and where the backups lie: also by name. */
function BackupButtons({ running, make, reveal }: BackupButtonsProps) {
  const latest = useRef({ make, reveal });
  latest.current = { make, reveal };
  const actions = useMemo<Action[]>(
    () => [
      {
        id: 'backup.make',
        label: t('ui.backup.make'),
        group: 'ui.backup.title',
        icon: 'data',
        enabled: () => !running || t('backup.running'),
        run: () => latest.current.make(false),
      },
      {
        id: 'backup.reveal',
        label: t('ui.backup.reveal'),
        group: 'ui.backup.title',
        icon: 'openPage',
        run: () => latest.current.reveal(),
      },
    ],
    [running],
  );
  useActions(actions);
  return (
    <div className="row g8">
      {actions.map((action, at) => (
        <ActionButton key={action.id} action={action} kind={at === 0 ? 'primary' : 'default'} />
      ))}
    </div>
  );
}

function BackupList({ backups }: { backups: KeptBackup[] }) {
  if (backups.length === 0) return <EmptyState title={t('ui.backup.none')} />;
  return (
    <ul className="stack g8" aria-label={t('ui.backup.title')}>
      {backups.map((kept) => (
        <BackupRow key={kept.path} kept={kept} />
      ))}
    </ul>
  );
}

const reasons = ['schedule', 'hand', 'upgrade', 'merge'] as const;

function BackupRow({ kept: { path, manifest, problem } }: { kept: KeptBackup }) {
  const [report, setReport] = useState<Report | null>(null);
  const [busy, setBusy] = useState(false);
  const { refuse } = useNotices();
  const reason = reasons.find((one) => one === manifest.reason);
  const check = async () => {
    setBusy(true);
    try {
      setReport(await checkFile(path));
    } catch (error) {
      refuse(t('ui.backup.check'), error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="stack g8">
      <div className="row g12 t13">
        <span className="b nw">{manifest.at > 0 ? <Time at={manifest.at} as="full" /> : path}</span>
        <span className="c2 grow">
          {problem
            ? say(problem)
            : [
                reason && t(`ui.backup.reason_${reason}`),
                t('ui.restore.entries', { count: manifest.seq }),
                t('ui.backup.size', { size: numberText(Math.max(1, Math.round(manifest.size / 1_000_000))) }),
                manifest.held && t('ui.backup.held'),
              ]
                .filter(Boolean)
                .join(' · ')}
        </span>
        <Button size="s" busy={busy} onClick={() => void check()}>
          {t('ui.backup.check')}
        </Button>
      </div>
      <div role="status">{report && <CheckResult report={report} />}</div>
    </li>
  );
}

/** Where this workstation puts the backups. */
function Folder({ state, onSave }: { state: BackupState; onSave: (folder: string) => Promise<void> }) {
  const { notify, refuse } = useNotices();
  const form = useForm({
    initial: { folder: state.folder },
    draft: 'backups.folder',
    submit: async ({ folder }) => {
      await onSave(folder === state.usual ? '' : folder);
      notify({ tone: 'done', title: t('ui.profile.saved') });
    },
  });
  const choose = async () => {
    try {
      const folder = await chooseFolder();
      if (folder) form.set({ folder });
    } catch (error) {
      refuse(t('ui.backup.folder'), error as Error);
    }
  };
  return (
    <Form
      form={form}
      verb={t('ui.profile.save')}
      stays
      reason={form.dirty ? undefined : t('ui.profile.nothing_changed')}
    >
      <div className={classes.folder}>
        <TextField {...form.field('folder')} label={t('ui.backup.folder')} hint={t('ui.backup.folder_hint')} mono />
        <Button onClick={() => void choose()}>{t('ui.backup.folder_choose')}</Button>
      </div>
    </Form>
  );
}
