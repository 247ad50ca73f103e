import type { PersonView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { perLanguage } from '@/i18n/locale';
import { Person } from '@/ui/Avatar';
import { Tag, Tags } from '@/ui/Chip';
import { Icon } from '@/ui/Icon';
import { StateText, stateWord } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import type { Column } from '@/ui/table/columns';
import type { Filter } from '@/ui/table/filters';
import classes from './Administration.module.css';

export const personColumns = perLanguage((): Column<PersonView>[] => [
  {
    id: 'name',
    head: t('ui.admin.name'),
    value: ({ name }) => name,
    cell: ({ name, administrator }) => (
      <span className={classes.named}>
        <Person name={name} />
        {administrator && <Tag>{t('ui.role.administrator')}</Tag>}
      </span>
    ),
    hideable: false,
  },
  {
    id: 'state',
    head: t('ui.admin.state'),
    value: ({ state }) => state,
    text: ({ state }) => stateWord(state as State),
    cell: ({ state }) => <StateText state={state as State} />,
    width: 112,
  },
  {
    id: 'administrator',
    head: t('ui.admin.workspace_role'),
    value: ({ administrator }) => (administrator ? t('ui.role.administrator') : ''),
    width: 120,
    hidden: true,
  },
  { id: 'email', head: t('ui.profile.email'), value: ({ email }) => email, width: 208, grow: 0.5, spare: 1 },
  { id: 'telephone', head: t('ui.profile.telephone'), value: ({ telephone }) => telephone, width: 152, hidden: true },
  {
    id: 'projects',
    head: t('ui.frame.projects'),
    value: ({ projects }) => projects.map(({ title }) => title).join(', '),
    cell: ({ projects }) => <Tags names={projects.map(({ title }) => title)} most={1} />,
    width: 184,
    grow: 0.5,
    spare: 3,
  },
  {
    id: 'key',
    head: t('ui.admin.key'),
    value: ({ key }) => key?.fingerprint ?? '',
    width: 208,
    spare: 2,
    mono: true,
  },
  {
    id: 'confirmed',
    head: t('ui.admin.confirmed'),
    value: (person) => confirmedWord(person),
    cell: (person) => (
      <span className={`row g4 ${person.key?.confirmed ? 'i-done' : 'c3'}`}>
        {person.key?.confirmed && <Icon name="check" />}
        <span className="cut">{confirmedWord(person)}</span>
      </span>
    ),
    width: 136,
  },
]);

/** What the list of people can be narrowed by. */
export const personFilters = perLanguage((): Filter<PersonView>[] => [
  {
    id: 'state',
    label: t('ui.admin.state'),
    of: ({ state }) => state,
    word: (state) => stateWord(state as State),
    states: true,
  },
  { id: 'key', label: t('ui.admin.confirmed'), of: confirmedWord },
  { id: 'project', label: t('ui.frame.projects'), of: ({ projects }) => projects.map(({ title }) => title) },
]);

function confirmedWord({ key }: PersonView): string {
  if (!key) return t('ui.admin.no_key');
  return key.confirmed ? t('ui.admin.key_confirmed') : t('ui.admin.key_not_confirmed');
}
