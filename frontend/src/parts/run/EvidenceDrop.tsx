import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { doCommand, type RunBookStep } from '@/api/door';
import { addFile } from '@/api/files';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { KeyHint } from '@/ui/KeyHint';
import { useNotices } from '@/ui/Notices';
import classes from './Evidence.module.css';

/** Brings files in and links them to a step as evidence. */
function useAddEvidence(step: RunBookStep) {
  const client = useQueryClient();
  const { refuse } = useNotices();
  const [busy, setBusy] = useState(false);
  const add = async (files: File[]) => {
    setBusy(true);
    for (const file of files) {
      try {
        await doCommand('step.add_evidence', { step: step.id, file: await addFile(file), name: nameOf(file) });
      } catch (error) {
        refuse(nameOf(file), error as Error);
      }
    }
    setBusy(false);
    await client.invalidateQueries();
  };
  return { add, busy };
}

/** What the clipboard holds has the name "image.png" whenever it was taken; the time tells such pictures apart. */
function nameOf(file: File): string {
  if (file.name !== 'image.png') return file.name;
  const at = new Date(file.lastModified || Date.now());
  return `picture-${at.toISOString().slice(11, 19).replaceAll(':', '')}.png`;
}

/** Evidence by paste anywhere on the screen, by drop here, or chosen. */
export function EvidenceDrop({ step }: { step: RunBookStep }) {
  const { add, busy } = useAddEvidence(step);
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const latest = useRef(add);
  latest.current = add;

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = Array.from(event.clipboardData?.files ?? []);
      if (files.length === 0) return;
      event.preventDefault();
      void latest.current(files);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void add(Array.from(event.dataTransfer.files));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button inside does the same by key
    <div
      className={`${classes.drop} ${over ? classes.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="picture" />
      <span className="grow row g4 wrap">
        {t('ui.step.paste')} <KeyHint keys="mod+v" /> {t('ui.step.or_drop')}
      </span>
      <input
        ref={chooser}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label={t('ui.step.evidence_choose')}
        onChange={(event) => {
          void add(Array.from(event.currentTarget.files ?? []));
          event.currentTarget.value = '';
        }}
      />
      <Button size="s" busy={busy} onClick={() => chooser.current?.click()}>
        {t('ui.file.choose')}
      </Button>
    </div>
  );
}
