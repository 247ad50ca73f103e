import { useState } from 'react';
import type { ItemActivity, ItemView, ProjectChoicesView, TemplateRow } from '@/api/door';
import { useGet } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { SelectField } from '@/ui/SelectField';
import { SidePanel } from '@/ui/SidePanel';
import { EditActivity } from './EditActivity';
import { NewActivity } from './NewActivity';

interface ActivityPanelProps {
  view: ItemView;
  /** The one to be changed; a new one when left out. */
  activity?: ItemActivity;
  onClose: () => void;
}

/** The form of an activity, in the side panel. */
export function ActivityPanel({ view, activity, onClose }: ActivityPanelProps) {
  const choices = useGet('project.choices', { project: view.project });
  const title = activity ? t('ui.items.edit_activity') : t('ui.items.new_activity');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <Loaded query={choices}>
        {(known) =>
          activity ? (
            <EditActivity key={activity.id} activity={activity} choices={known} onClose={onClose} />
          ) : (
            <FromTemplate view={view} choices={known} onClose={onClose} />
          )
        }
      </Loaded>
    </SidePanel>
  );
}

function FromTemplate(props: { view: ItemView; choices: ProjectChoicesView; onClose: () => void }) {
  const { view } = props;
  const templates = useGet('templates.list', { project: view.project, enabled: true });
  const [chosen, setChosen] = useState('');
  return (
    <Loaded query={templates}>
      {(list) =>
        list.templates.length === 0 ? (
          <EmptyState title={t('ui.items.no_templates')}>{t('ui.items.no_templates_why')}</EmptyState>
        ) : (
          <div className="stack g16" data-form>
            <SelectField
              label={t('ui.items.template')}
              placeholder={t('ui.items.choose_template')}
              required
              options={list.templates.map(option)}
              value={chosen}
              onChange={setChosen}
            />
            {chosen && (
              <NewActivity
                key={chosen}
                template={chosen}
                item={view.id}
                choices={props.choices}
                onClose={props.onClose}
              />
            )}
          </div>
        )
      }
    </Loaded>
  );
}

function option({ id, title, kind, stage }: TemplateRow) {
  const words = [say({ key: `template.kind.${kind}` }), say({ key: `ui.stage.${stage}` })];
  return { value: id, label: title, hint: words.join(', ') };
}
