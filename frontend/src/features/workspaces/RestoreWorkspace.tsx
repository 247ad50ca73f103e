import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppError } from '@/api/call';
import { type Backup, backupsOf, type RestoredWorkspace } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { fileFact } from '@/parts/folder/fileFact';
import { RepairWorkspace } from '@/parts/repair/RepairWorkspace';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';
import { PlainPage } from '@/ui/PlainPage';
import { RestoreForm } from './RestoreForm';

interface RestoreWorkspaceProps {
  /** The file that cannot be used as it is. */
  damaged: string;
  onBack: () => void;
  onOpen: (path: string) => void;
}

/** Step by step into a new file: from a backup, with what can be read of the damaged file behind it. */
export function RestoreWorkspace({ damaged, onBack, onOpen }: RestoreWorkspaceProps) {
  const [restored, setRestored] = useState<RestoredWorkspace | null>(null);
  const backups = useQuery<Backup[], AppError>({
    queryKey: ['workspaces.backups', damaged],
    queryFn: () => backupsOf(damaged),
  });
  if (restored) return <Restored restored={restored} onOpen={() => onOpen(restored.path)} onBack={onBack} />;
  return (
    <PlainPage width={560}>
      <div className="stack g16">
        <h1 className="t20 b">{t('ui.restore.title')}</h1>
        <p>{t('ui.restore.intro', { file: damaged })}</p>
        <Loaded query={backups}>
          {(list) => <RestoreForm damaged={damaged} backups={list} onBack={onBack} onDone={setRestored} />}
        </Loaded>
        {!backups.data && (
          <div className="row g8">
            <Button onClick={onBack}>{t('ui.restore.back')}</Button>
          </div>
        )}
        <RepairWorkspace path={damaged} onDone={() => onOpen(damaged)} />
      </div>
    </PlainPage>
  );
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
            fileFact(restored.path),
            [t('ui.recovery.workspace'), restored.name],
            [t('ui.recovery.fingerprint'), restored.fingerprint],
            [t('ui.admin.entries'), numberText(restored.entries)],
          ]}
        />
        {restored.restore > 0 || lost > 0 ? (
          <Note tone="hold" title={t('ui.restore.lost')}>
            {t('ui.restore.lost_body', { seq: numberText(restored.restore) })}{' '}
            {restored.half_return && t('restore.half_return')}
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
