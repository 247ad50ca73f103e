import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { type Located, pathOf } from '@/lib/paths';
import { IconButton } from '@/ui/Button';
import { Markdown } from '@/ui/Markdown';
import { SidePanel } from '@/ui/SidePanel';
import { ItemLook } from './ItemLook';
import { ProjectLook } from './ProjectLook';
import { RequestLook } from './RequestLook';
import { StepLook } from './StepLook';
import { TaskLook } from './TaskLook';
import { WindowLook } from './WindowLook';

/** What a list knows of the row that is looked at. */
export interface Peeked extends Located {
  title: string;
  /** Where it belongs, at the head of the panel. */
  where: string;
  /** Shown of what has no look of its own: a comment, a file. */
  text?: string;
  /** Its place, when it is not the one of its kind. */
  to?: string;
}

/** A look at one row of any list, to read; its page is where things are done. */
export function Peek({ of, onClose }: { of: Peeked; onClose: () => void }) {
  const navigate = useGo();
  const open = () => navigate(of.to ?? pathOf(of));
  return (
    <SidePanel
      title={<span className="cut c2">{of.where}</span>}
      label={of.title}
      about={of.id}
      tools={<IconButton icon="openPage" label={t('ui.items.open_page')} keys="enter" onClick={open} />}
      onClose={onClose}
    >
      <Look key={of.id} of={of} />
    </SidePanel>
  );
}

function Look({ of }: { of: Peeked }) {
  if (of.kind === 'item') return <ItemLook item={of.id} />;
  if (of.kind === 'deployment') return <WindowLook deployment={of.id} />;
  if (of.kind === 'request') return <RequestLook request={of.id} />;
  if (of.kind === 'project') return <ProjectLook project={of.project_key} />;
  if (of.kind === 'step') return <StepLook step={of.id} />;
  if (of.kind === 'task') return <TaskLook deployment={of.deployment} task={of.id} />;
  return (
    <div className="stack g12">
      <h2 className="t16 b">{of.title}</h2>
      {of.text && <Markdown text={of.text} />}
    </div>
  );
}
