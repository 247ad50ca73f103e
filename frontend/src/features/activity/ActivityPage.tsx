import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { say, t } from '@/i18n/i18n';
import { ActivityStream } from '@/parts/activity/ActivityStream';
import { PageHead } from '@/ui/PageHead';
import { SelectField } from '@/ui/SelectField';
import classes from './ActivityPage.module.css';

const nouns = [
  'project',
  'deployment',
  'request',
  'item',
  'activity',
  'attachment',
  'comment',
  'runbook',
  'step',
  'checklist',
  'task',
  'template',
  'member',
  'access',
  'user',
  'key',
  'project_key',
  'environment',
  'file',
  'workspace',
];

type Filter = 'actor' | 'project' | 'noun';

/** Everything that was done in what one may see; the filters stand in the address. */
export function ActivityPage() {
  usePlace([{ label: t('ui.frame.activity') }]);
  const [params, setParams] = useSearchParams();
  const people = useGet('people.list', {}).data?.people ?? [];
  const projects = useGet('projects.list', {}).data;
  const [actor, project, noun] = [params.get('actor') ?? '', params.get('project') ?? '', params.get('noun') ?? ''];
  const filter = useMemo(() => ({ actor, project, noun }), [actor, project, noun]);
  const choose = (name: Filter) => (value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const mine = [...(projects?.mine ?? []), ...(projects?.archived ?? [])];
  return (
    <>
      <PageHead title={t('ui.frame.activity')} />
      <div className={classes.filters}>
        <SelectField
          label={t('ui.activity.project')}
          value={project}
          onChange={choose('project')}
          placeholder={t('ui.activity.all_projects')}
          options={mine.map(({ id, title }) => ({ value: id, label: title }))}
          clearable
        />
        <SelectField
          label={t('ui.activity.person')}
          value={actor}
          onChange={choose('actor')}
          placeholder={t('ui.activity.all_people')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
        />
        <SelectField
          label={t('ui.activity.thing')}
          value={noun}
          onChange={choose('noun')}
          placeholder={t('ui.activity.all_things')}
          options={nouns.map((one) => ({ value: one, label: say({ key: `ui.noun.${one}` }) }))}
          clearable
        />
      </div>
      <ActivityStream filter={filter} />
    </>
  );
}
