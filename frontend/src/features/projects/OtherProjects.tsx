import { type KeyboardEvent, useState } from 'react';
import type { ProjectRow } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useDraftText } from '@/lib/drafts';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import { TextField } from '@/ui/TextField';
import classes from './Projects.module.css';
import { type ProjectPanel, useProjectEntries } from './useProjectEntries';

interface OtherProjectsProps {
  rows: ProjectRow[];
  /** One administers them without being in them. */
  administered: boolean;
  onPanel: (panel: ProjectPanel) => void;
}

/** Projects that one is not in: their names, whom to ask, and the way in. */
export function OtherProjects({ rows, administered, onPanel }: OtherProjectsProps) {
  const entriesOf = useProjectEntries(onPanel);
  if (rows.length === 0) return <EmptyState title={t('ui.projects.none_here')} />;
  return (
    <>
      <p className={`t13 c2 ${classes.intro}`}>
        {administered ? t('ui.projects.administered_intro') : t('ui.projects.public_intro')}
      </p>
      <ul className={classes.list}>
        {rows.map((project) => (
          <OtherProject key={project.id} project={project} entries={entriesOf(project)} />
        ))}
      </ul>
    </>
  );
}

function OtherProject({ project, entries }: { project: ProjectRow; entries: MenuEntry[] }) {
  const [asking, setAsking] = useState(false);
  const may = (action: string) => project.can.includes(action);
  const approvers = project.approvers.map(({ name }) => name).join(', ');
  return (
    <li className={classes.row}>
      <Icon name={project.private ? 'lock' : 'projects'} />
      <span className="grow">
        <b className="cut" style={{ display: 'block' }} title={project.title}>
          {project.title}
        </b>
        <span className="t12 c3">{t('ui.projects.ask_whom', { names: approvers || t('ui.projects.nobody') })}</span>
      </span>
      {project.asked && <span className="t12 c2">{t('ui.projects.asked')}</span>}
      {may('access.request') && !project.asked && !asking && (
        <Button size="s" onClick={() => setAsking(true)}>
          {t('ui.projects.ask')}
        </Button>
      )}
      <MoreMenu entries={entries} label={t('ui.projects.more_of', { title: project.title })} />
      {asking && <AskLine project={project} onClose={() => setAsking(false)} />}
    </li>
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
