import { useMemo, useState } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ChecklistView, TaskView } from '@/api/door';
import { useGet } from '@/api/queries';
import { useDeployment } from '@/app/deployment';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import classes from './Checklist.module.css';
import { FromTemplates } from './FromTemplates';
import { SignOff } from './SignOff';
import { SignOffs } from './SignOffs';
import { TaskList } from './TaskList';
import { TaskPanel } from './TaskPanel';

type Panel = 'new' | 'templates' | 'sign' | TaskView;

/** The checklist of a deployment: tasks by time, ticked with a comment in one line. */
export function ChecklistTab() {
  const { id } = useDeployment();
  const query = useGet('checklist.get', { deployment: id });
  return <Loaded query={query}>{(view) => <Checklist view={view} />}</Loaded>;
}

function Checklist({ view }: { view: ChecklistView }) {
  const [panel, setPanel] = useState<Panel | null>(null);
  const actions = useMemo(() => checklistActions(view, setPanel), [view]);
  useActions(actions);
  const as = useActionProps();
  const [create, fill, sign] = actions.map((action) => as(action));
  const add = create && (
    <Button size="s" icon="plus" keys={create.keys} reason={create.reason} onClick={create.onClick}>
      {create.label}
    </Button>
  );
  const close = () => setPanel(null);
  const hasTasks = view.tasks.length > 0;
  const offers = view.suggestions.length > 0;
  return (
    <div className={classes.page}>
      <TaskList
        view={view}
        onEdit={setPanel}
        tools={
          (hasTasks || offers) && (
            <>
              {fill && offers && (
                <Button size="s" reason={fill.reason} onClick={fill.onClick}>
                  {fill.label}
                </Button>
              )}
              {sign && hasTasks && (
                <Button size="s" reason={sign.reason} onClick={sign.onClick}>
                  {sign.label}
                </Button>
              )}
              {hasTasks && add}
            </>
          )
        }
        empty={
          hasTasks ? (
            <EmptyState title={t('ui.checklist.none_fits')} />
          ) : (
            <EmptyState title={t('ui.checklist.none')} action={add}>
              {t('ui.checklist.none_why')}
            </EmptyState>
          )
        }
      />
      <SignOffs view={view} />
      {panel === 'new' && <TaskPanel view={view} onClose={close} />}
      {panel === 'templates' && <FromTemplates view={view} onClose={close} />}
      {panel === 'sign' && <SignOff view={view} onClose={close} />}
      {panel && typeof panel === 'object' && <TaskPanel key={panel.id} view={view} task={panel} onClose={close} />}
    </div>
  );
}

function checklistActions(view: ChecklistView, show: (panel: Panel) => void): Action[] {
  const action = (id: string, label: string, panel: Panel, keys?: string): Action => ({
    id,
    label,
    keys,
    group: 'ui.checklist.group',
    enabled: () => allows(view.can, id) || (reasonFor(view.can, id) ?? t('ui.checklist.not_now')),
    run: () => show(panel),
  });
  return [
    action('task.create', t('ui.checklist.new'), 'new', 'n'),
    action('checklist.from_template', t('ui.checklist.from_templates'), 'templates'),
    action('checklist.sign_off', t('ui.checklist.sign_off'), 'sign'),
  ];
}
