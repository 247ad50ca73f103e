import type { EntryView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import type { Filter } from '@/ui/table/filters';

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
/** The parts in which files are brought in: shown only when asked for. */
const pieces = 'file.piece';
const workspaceNouns = ['user', 'key', 'environment', 'file', pieces, 'workspace'];

interface Named {
  id: string;
  name: string;
}

interface ActivityScope {
  people: readonly Named[];
  /** Only where the list is about several projects; then also what belongs to none: accounts, keys, the workspace. */
  projects?: readonly Named[];
}

/** Who, what kind of thing, in which project; Go narrows by them. */
export function activityFilters({ people, projects }: ActivityScope): Filter<EntryView>[] {
  const named = (all: readonly Named[]) => (id: string) => all.find((one) => one.id === id)?.name ?? id;
  const nouns = projects ? [...projectNouns, ...workspaceNouns] : projectNouns;
  const filters: Filter<EntryView>[] = [
    {
      id: 'actor',
      label: t('ui.activity.person'),
      of: ({ actor }) => actor,
      word: named(people),
      values: people.map(({ id }) => id),
    },
    {
      id: 'noun',
      label: t('ui.activity.which'),
      of: ({ command }) => (command === pieces ? pieces : command.slice(0, command.indexOf('.'))),
      word: (noun) => say({ key: `ui.noun.${noun}` }),
      values: nouns,
    },
  ];
  if (!projects) return filters;
  const project: Filter<EntryView> = {
    id: 'project',
    label: t('ui.activity.project'),
    of: (entry) => entry.project,
    word: named(projects),
    values: projects.map(({ id }) => id),
  };
  return [project, ...filters];
}

/** Whether a list of these kinds of things would have the parts of files in it, had they not to be asked for. */
export function withoutPieces(nouns: readonly string[]): boolean {
  return !nouns.includes(pieces) && (nouns.length === 0 || nouns.includes('file'));
}
