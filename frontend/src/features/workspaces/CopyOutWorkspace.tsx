import { useState } from 'react';
import { AppError } from '@/api/call';
import { type CopiedOut, chooseCopyOut, copyOut } from '@/api/folders';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { FolderResult } from '@/parts/folder/FolderResult';
import { fileFact } from '@/parts/folder/fileFact';
import { useFolderCheck } from '@/parts/folder/useFolderCheck';
import { useFar } from '@/parts/repair/useFar';
import { Button } from '@/ui/Button';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { PlainPage } from '@/ui/PlainPage';
import { Progress } from '@/ui/Progress';

/** A file that was not opened because of the drive on which it lies. */
export interface NotOpened {
  path: string;
  why: string;
}

interface CopyOutWorkspaceProps {
  file: NotOpened;
  onBack: () => void;
  onOpen: (path: string) => void;
  /** It is not whole either. */
  onDamaged: () => void;
}

const notWhole = ['copy_out.not_whole', 'workspace.damaged', 'workspace.schema_changed', 'journal.broken'];

/** Why a workspace is not opened where it lies, and the way out: a verified copy of it somewhere else. */
export function CopyOutWorkspace({ file: { path, why }, onBack, onOpen, onDamaged }: CopyOutWorkspaceProps) {
  const [copied, setCopied] = useState<CopiedOut | null>(null);
  const [busy, setBusy] = useState(false);
  const far = useFar('copy_out');
  const { refuse } = useNotices();
  const copy = async () => {
    try {
      const to = await chooseCopyOut(path);
      if (!to) return;
      setBusy(true);
      setCopied(await copyOut(path, to));
    } catch (error) {
      refuse(t('ui.copy_out.failed'), error as Error);
      if (error instanceof AppError && notWhole.includes(error.key)) onDamaged();
    } finally {
      setBusy(false);
    }
  };
  if (copied) return <Copied copied={copied} onOpen={() => onOpen(copied.path)} onBack={onBack} />;
  return (
    <PlainPage width={560}>
      <div className="stack g16">
        <h1 className="t20 b">{t('ui.copy_out.title')}</h1>
        <Facts facts={[fileFact(path)]} />
        <Note tone="fail">{why}</Note>
        <p>{t('ui.copy_out.body')}</p>
        <div className="row g8">
          <Button kind="primary" busy={busy} onClick={() => void copy()}>
            {t('ui.copy_out.do')}
          </Button>
          <Button busy={busy} onClick={onBack}>
            {t('ui.restore.back')}
          </Button>
        </div>
        {busy && <Progress label={t('ui.copy_out.running')} done={far.done} total={far.total} entries />}
        <OtherFolder />
      </div>
    </PlainPage>
  );
}

/** Whether there is a folder on a shared drive to which it could go instead. */
function OtherFolder() {
  const { checked, busy, choose } = useFolderCheck();
  return (
    <section className="stack g12">
      <p className="t13 c2">{t('ui.copy_out.other')}</p>
      <div className="row">
        <Button busy={busy} onClick={() => void choose()}>
          {t('ui.folder.check_other')}
        </Button>
      </div>
      <FolderResult checked={checked} />
    </section>
  );
}

function Copied({ copied, onOpen, onBack }: { copied: CopiedOut; onOpen: () => void; onBack: () => void }) {
  return (
    <PlainPage width={560}>
      <div className="stack g16">
        <h1 className="t20 b">{t('ui.copy_out.done')}</h1>
        <Facts
          facts={[
            fileFact(copied.path),
            [t('ui.recovery.workspace'), copied.name],
            [t('ui.recovery.fingerprint'), copied.fingerprint],
            [t('ui.admin.entries'), numberText(copied.entries)],
          ]}
        />
        <Note tone="done">{t('ui.copy_out.verified')}</Note>
        <Note tone="hold" title={t('ui.copy_out.tell')}>
          {t('copy_out.tell_others', { path: copied.path })}
        </Note>
        <div className="row g8">
          <Button kind="primary" onClick={onOpen}>
            {t('ui.copy_out.open')}
          </Button>
          <Button onClick={onBack}>{t('ui.restore.back')}</Button>
        </div>
      </div>
    </PlainPage>
  );
}
