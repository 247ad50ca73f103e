import { useState } from 'react';
import { get } from '@/api/door';
import { useDoAll, useGet } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { useDraftText } from '@/lib/drafts';
import { Button } from '@/ui/Button';
import { CodeBlock } from '@/ui/CodeBlock';
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
  return <Loaded query={query}>{({ text }) => <CodeBlock text={text} />}</Loaded>;
}

function Import({ project, onClose }: { project: string; onClose: () => void }) {
  const [text, setText] = useDraftText(`template.import.${project}`);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const create = useDoAll('template.create');
  const { notify, refuse } = useNotices();
  const run = async () => {
    setBusy(true);
    setProblems([]);
    try {
      const { templates } = await get('template.import', { project, text });
      const found = templates.flatMap(({ definition, problems }) =>
        Object.values(problems).map((problem) => `${definition.title}: ${say(problem)}`),
      );
      if (found.length > 0) return setProblems(found);
      await create.run(templates.map(({ definition }) => ({ project, ...definition })));
      notify({ tone: 'done', title: t('ui.templates.imported', { count: templates.length }) });
      setText('');
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
      {problems.length > 0 && (
        <Note tone="fail" title={t('ui.templates.not_imported')}>
          {problems.map((problem) => (
            <span key={problem} style={{ display: 'block' }}>
              {problem}
            </span>
          ))}
        </Note>
      )}
      <Button kind="primary" busy={busy} onClick={() => void run()}>
        {t('ui.templates.import')}
      </Button>
    </div>
  );
}
