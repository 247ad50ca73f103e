import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { say, t } from '@/i18n/i18n';
import { SelectField } from '@/ui/SelectField';
import classes from './ActivityFilters.module.css';

const projectNouns = [
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
  'project_key',
];
const workspaceNouns = ['user', 'key', 'environment', 'file', 'workspace'];

/** The filters of a list of activity stand in the address: one of them, and what changes it. */
export function useFilterOf(name: string): [value: string, choose: (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const choose = (value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  return [params.get(name) ?? '', choose];
}

interface ActivityFiltersProps {
  people: readonly { id: string; name: string }[];
  /** Also what belongs to no project: accounts, keys, the workspace. */
  all?: boolean;
  /** More filters, before these. */
  children?: ReactNode;
}

/** Who, and what kind of thing; kept in the address as actor and noun. */
export function ActivityFilters({ people, all, children }: ActivityFiltersProps) {
  const [actor, chooseActor] = useFilterOf('actor');
  const [noun, chooseNoun] = useFilterOf('noun');
  const nouns = all ? [...projectNouns, ...workspaceNouns] : projectNouns;
  return (
    <div className={classes.filters}>
      {children}
      <SelectField
        label={t('ui.activity.person')}
        value={actor}
        onChange={chooseActor}
        placeholder={t('ui.activity.all_people')}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        clearable
      />
      <SelectField
        label={t('ui.activity.thing')}
        value={noun}
        onChange={chooseNoun}
        placeholder={t('ui.activity.all_things')}
        options={nouns.map((one) => ({ value: one, label: say({ key: `ui.noun.${one}` }) }))}
        clearable
      />
    </div>
  );
}
