import { useState } from 'react';
import { copyText } from '@/api/desktop';
import { get } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/ErrorBox';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { SidePanel } from '@/ui/SidePanel';
import { TextArea } from '@/ui/TextField';

interface TemplateFilePanelProps {
  project: string;
  mode: 'import' | 'export';
  onClose: () => void;
}

/** Templates as a text that can be kept, sent and taken into another project. */
export function TemplateFilePanel({ project, mode, onClose }: TemplateFilePanelProps) {
  const title = mode === 'import' ? t('ui.templates.import') : t('ui.templates.export');
  return (
    <SidePanel title={title} label={title} onClose={onClose}>
      {mode === 'import' ? <Import project={project} onClose={onClose} /> : <Export project={project} />}
    </SidePanel>
  );
}

function Export({ project }: { project: string }) {
  const query = useGet('template.export', { project });
  const { notify } = useNotices();
  return (
    <Loaded query={query}>
      {({ text }) => (
        <div className="stack g12">
          <TextArea label={t('ui.templates.file')} value={text} onChange={() => undefined} rows={24} code />
          <Button
            icon="copy"
            onClick={() => void copyText(text).then(() => notify({ tone: 'done', title: t('ui.templates.copied') }))}
          >
            {t('ui.templates.copy')}
          </Button>
        </div>
      )}
    </Loaded>
  );
}

function Import({ project, onClose }: { project: string; onClose: () => void }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const create = useDo('template.create');
  const { notify, refuse } = useNotices();
  const run = async () => {
    setBusy(true);
    try {
      const { templates } = await get('template.import', { project, text });
      for (const { definition } of templates) await create.run({ project, ...definition });
      notify({ tone: 'done', title: t('ui.templates.imported', { count: templates.length }) });
      onClose();
    } catch (error) {
      refuse(t('ui.templates.import'), error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack g12">
      <Note tone="info" title={t('ui.templates.import_how')} />
      <TextArea label={t('ui.templates.file')} value={text} onChange={setText} rows={20} code />
      <Button kind="primary" busy={busy} onClick={() => void run()}>
        {t('ui.templates.import')}
      </Button>
    </div>
  );
}
