import type { ResultOf } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { itemPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { SidePanel } from '@/ui/SidePanel';
import { StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import type { Template } from './definition';

interface HistoryPanelProps {
  project: ResultOf<'project.get'>;
  template: Template;
  onClose: () => void;
}

/** The newest activities made from a template, and where they stand. */
export function HistoryPanel({ project, template, onClose }: HistoryPanelProps) {
  const navigate = useGo();
  return (
    <SidePanel title={t('ui.templates.history')} label={t('ui.templates.history')} onClose={onClose}>
      {template.history.length === 0 && <EmptyState title={t('ui.templates.no_history')} />}
      <ul className="stack g12">
        {template.history.map((made) => (
          <li key={made.id} className="stack g4">
            <Button kind="quiet" onClick={() => navigate(itemPath(project.key, made.deployment, made.item))}>
              {made.title}
            </Button>
            <span className="t12 c2 row g8">
              <span className="mono">{made.ref}</span>
              <span>{made.item_title}</span>
              <StateText state={made.status as State} />
            </span>
            <span className="t12 c2 row g8">
              <span>{made.deployment_title}</span>
              <span>{made.created_by_name}</span>
              <Time at={made.created_at} as="short" />
            </span>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
