import { useState } from 'react';
import type { DeploymentView } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { dayText } from '@/lib/time';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { SelectField } from '@/ui/SelectField';
import { TextField } from '@/ui/TextField';
import { useForm } from '@/ui/useForm';

interface DeleteDeploymentProps {
  view: DeploymentView;
  onClose: () => void;
}

const parts = ['items', 'activities', 'attachments', 'comments', 'steps', 'tasks'] as const;

/** Says what goes, offers to move the items elsewhere or to archive instead, and asks for the title. */
export function DeleteDeployment({ view, onClose }: DeleteDeploymentProps) {
  const [typed, setTyped] = useState('');
  const navigate = useGo();
  const { notify, refuse } = useNotices();
  const remove = useDo('deployment.delete');
  const archive = useDo('deployment.archive');
  const left = (words: string) => () => {
    onClose();
    notify({ tone: 'done', title: words });
    navigate(projectPath(view.project_key));
  };
  const form = useForm({
    initial: { move_items_to: '' },
    draft: `deployment.delete.${view.id}`,
    submit: ({ move_items_to }) => remove.run({ deployment: view.id, move_items_to: move_items_to || undefined }),
    onDone: left(t('ui.deployment.deleted', { title: view.title })),
  });
  const goes = parts.filter((part) => view.belongings[part] > 0);
  return (
    <Dialog title={t('ui.deployment.delete_title', { title: view.title })} open focusInside onClose={onClose}>
      <Form
        form={form}
        verb={t('ui.deployment.delete')}
        danger
        reason={typed.trim() === view.title ? undefined : t('ui.confirm.waits', { word: view.title })}
        onCancel={onClose}
        aside={
          <Button
            kind="quiet"
            size="s"
            reason={reasonFor(view.can, 'deployment.archive')}
            onClick={() =>
              void archive
                .run({ deployment: view.id })
                .then(left(t('ui.deployment.archived')), (error) => refuse(t('ui.deployment.archive_instead'), error))
            }
          >
            {t('ui.deployment.archive_instead')}
          </Button>
        }
      >
        <p className="c2">{goes.length > 0 ? t('ui.deployment.goes') : t('ui.deployment.nothing_goes')}</p>
        {goes.length > 0 && (
          <ul className="t13">
            {goes.map((part) => (
              <li key={part}>{t(`ui.deployment.goes_${part}`, { count: view.belongings[part] })}</li>
            ))}
          </ul>
        )}
        {view.items > 0 && <MoveTo view={view} {...form.field('move_items_to')} />}
        <TextField
          label={t('ui.confirm.type', { word: view.title })}
          value={typed}
          onChange={setTyped}
          autoFocus={view.items === 0}
        />
      </Form>
    </Dialog>
  );
}

function MoveTo(props: { view: DeploymentView; value: string; onChange: (to: string) => void }) {
  const { view } = props;
  const others = useGet('deployments.list', { project: view.project });
  const options = (others.data?.deployments ?? [])
    .filter(({ id, closed_at }) => id !== view.id && closed_at === 0)
    .map(({ id, title, start }) => ({ value: id, label: title, hint: dayText(start, view.time_zone, Date.now()) }));
  return (
    <SelectField
      label={t('ui.deployment.move_items')}
      clearable
      options={options}
      placeholder={t('ui.deployment.move_nowhere')}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
