import { useMemo } from 'react';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { ActivityFilters, useFilterOf } from '@/parts/activity/ActivityFilters';
import { ActivityStream } from '@/parts/activity/ActivityStream';
import { PageHead } from '@/ui/PageHead';
import { SelectField } from '@/ui/SelectField';

/** Everything that was done in what one may see; the filters stand in the address. */
export function ActivityPage() {
  usePlace([{ label: t('ui.frame.activity') }]);
  const people = useGet('people.list', {}).data?.people ?? [];
  const projects = useGet('projects.list', {}).data;
  const [project, choose] = useFilterOf('project');
  const [actor] = useFilterOf('actor');
  const [noun] = useFilterOf('noun');
  const filter = useMemo(() => ({ actor, project, noun }), [actor, project, noun]);
  const mine = [...(projects?.mine ?? []), ...(projects?.archived ?? [])];
  return (
    <>
      <PageHead title={t('ui.frame.activity')} />
      <ActivityFilters people={people} all>
        <SelectField
          label={t('ui.activity.project')}
          value={project}
          onChange={choose}
          placeholder={t('ui.activity.all_projects')}
          options={mine.map(({ id, title }) => ({ value: id, label: title }))}
          clearable
        />
      </ActivityFilters>
      <ActivityStream filter={filter} />
    </>
  );
}
