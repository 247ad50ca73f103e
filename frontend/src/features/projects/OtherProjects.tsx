import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import type { ProjectRow } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { isComposing } from '@/lib/composing';
import { useDraftText } from '@/lib/drafts';
import { ProjectIcon } from '@/parts/ProjectIcon';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import { TextField } from '@/ui/TextField';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { approversOf } from './approversOf';
import { OtherPeek } from './OtherPeek';
import classes from './Projects.module.css';
import { type ProjectPanel, useProjectActions, useProjectEntries } from './useProjectEntries';

interface OtherProjectsProps {
  rows: ProjectRow[];
  /** One administers them without being in them. */
  administered: boolean;
  onPanel: (panel: ProjectPanel) => void;
}

/** Projects that one is not in: their names, whom to ask, and the way in. */
export function OtherProjects({ rows, administered, onPanel }: OtherProjectsProps) {
  const entriesOf = useProjectEntries(onPanel);
  const [cursor, setCursor] = useState<ProjectRow>();
  useProjectActions(cursor, entriesOf);
  const [asking, setAsking] = useState('');
  const [peeked, setPeeked] = useState<ProjectRow | null>(null);
  const columns = useMemo(() => otherColumns(entriesOf, setAsking), [entriesOf]);
  const opened = useMemo(() => new Set(asking ? [asking] : []), [asking]);
  return (
    <>
      <p className={`t13 c2 ${classes.intro}`}>
        {administered ? t('ui.projects.administered_intro') : t('ui.projects.public_intro')}
      </p>
      <DataTable
        label={t('ui.frame.projects')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        remember="projects.others"
        autoFocus
        onOpen={(project) => mayAsk(project) && setAsking(project.id)}
        clickOpens
        onPeek={(project) => setPeeked(project.id === peeked?.id ? null : project)}
        current={peeked?.id}
        onCursor={(project) => {
          setCursor(project);
          if (peeked && project) setPeeked(project);
        }}
        opened={opened}
        below={(project) => <AskLine project={project} onClose={() => setAsking('')} />}
        empty={<EmptyState title={t('ui.projects.none_here')} />}
      />
      {peeked && <OtherPeek project={peeked} onClose={() => setPeeked(null)} />}
    </>
  );
}

const mayAsk = ({ can, asked }: ProjectRow) => can.includes('access.request') && !asked;

function otherColumns(
  entriesOf: (project: ProjectRow) => MenuEntry[],
  ask: (project: string) => void,
): Column<ProjectRow>[] {
  return [
    {
      id: 'title',
      head: t('ui.projects.title'),
      value: ({ title }) => title,
      cell: ({ title, icon, private: hidden }) => (
        <span className="row g8" title={title}>
          {hidden ? <Icon name="lock" /> : <ProjectIcon icon={icon} />}
          <b className="cut">{title}</b>
        </span>
      ),
      hideable: false,
    },
    { id: 'key', head: t('ui.projects.key'), value: ({ key }) => key, width: 120, mono: true, spare: 1 },
    { id: 'approvers', head: t('ui.projects.approvers'), value: approversOf, width: 240 },
    {
      id: 'way',
      head: t('ui.projects.way_in'),
      value: ({ asked }) => (asked ? t('ui.projects.asked') : ''),
      cell: (project) => wayIn(project, ask),
      width: 136,
    },
    {
      id: 'more',
      head: t('ui.projects.more'),
      icon: 'more',
      value: () => '',
      cell: (project) => (
        <MoreMenu entries={entriesOf(project)} label={t('ui.projects.more_of', { title: project.title })} />
      ),
      width: 48,
      mute: true,
      sortable: false,
      hideable: false,
    },
  ];
}

function wayIn(project: ProjectRow, ask: (project: string) => void): ReactNode {
  if (project.asked) return <span className="c2">{t('ui.projects.asked')}</span>;
  if (!mayAsk(project)) return null;
  return (
    <Button size="s" onClick={() => ask(project.id)}>
      {t('ui.projects.ask')}
    </Button>
  );
}

/** What one wants there; whoever answers reads it. */
function AskLine({ project, onClose }: { project: ProjectRow; onClose: () => void }) {
  const [text, setText] = useDraftText(`access.request.${project.id}`);
  const { run, busy } = useDo('access.request');
  const { notify, refuse } = useNotices();
  const send = () =>
    run({ project: project.id, text }).then(
      () => {
        notify({ tone: 'done', title: t('ui.projects.asked_done', { title: project.title }) });
        setText('');
        onClose();
      },
      (error) => refuse(t('ui.projects.ask'), error),
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') void send();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.ask}>
      <TextField label={t('ui.projects.ask_text')} value={text} onChange={setText} onKeyDown={onKeyDown} autoFocus />
      <Button kind="primary" keys="enter" busy={busy} onClick={() => void send()}>
        {t('ui.projects.ask')}
      </Button>
      <Button kind="quiet" keys="escape" onClick={onClose}>
        {t('ui.form.cancel')}
      </Button>
    </div>
  );
}
