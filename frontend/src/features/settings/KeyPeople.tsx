import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { KeyCandidate, KeyHolder, ProjectKeysView, ProjectView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { fullMomentText } from '@/lib/time';
import { Person } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import type { Filter } from '@/ui/table/filters';
import { Exposed } from './Exposed';
import { Confirming, Giving } from './KeyGiving';

/** Somebody and the key for secrets: holds the newest, once held one, or could be given it. */
interface KeyPerson {
  user: string;
  name: string;
  access: 'now' | 'past' | 'none';
  holder?: KeyHolder;
  candidate?: KeyCandidate;
}

const accessWord = ({ access }: KeyPerson) => t(`ui.secrets.access_${access}`);

const filters = (): Filter<KeyPerson>[] => [{ id: 'access', label: t('ui.secrets.access'), of: accessWord }];

/** Who can open the secrets, who once could, and who could be let; whose secrets are shown stands in the address. */
export function KeyPeople({ project, keys }: { project: ProjectView; keys: ProjectKeysView }) {
  const [params, setParams] = useSearchParams();
  const rows = useMemo(() => peopleOf(keys), [keys]);
  const columns = useMemo(
    () =>
      columnsOf(project, (user) => {
        setParams(place(user), { replace: true });
      }),
    [project, setParams],
  );
  const { notify } = useNotices();
  const shown = rows.find(({ user, holder }) => holder && user === params.get('person'));
  return (
    <>
      <DataTable
        label={t('ui.secrets.people')}
        columns={columns}
        rows={rows}
        rowId={({ user }) => user}
        remember="secrets.people"
        filters={filters()}
        inAddress={false}
        few={rows.length <= 10}
        current={shown?.user}
        isOld={({ access }) => access === 'past'}
        onPeek={(person) => {
          const reason = whyNot(project, person);
          if (reason) notify({ tone: 'hold', title: readWord(person), body: reason, about: 'secrets.read' });
          else setParams(place(person.user), { replace: true });
        }}
        foot={(count) => t('ui.admin.people_count', { count })}
        empty={<p className="c2">{t('ui.secrets.no_holder')}</p>}
      />
      {shown && (
        <Exposed
          key={shown.user}
          project={project}
          person={shown}
          onClose={() => setParams(place(null), { replace: true })}
        />
      )}
    </>
  );
}

const readWord = ({ access }: KeyPerson) => t(access === 'now' ? 'ui.secrets.can_read' : 'ui.secrets.could_read');

/** Why nobody can see what this person can or could read; undefined when the one who asks may. */
function whyNot(project: ProjectView, { name, holder }: KeyPerson): string | undefined {
  return reasonFor(project.can, 'project.edit') ?? (holder ? undefined : t('ui.secrets.never_given', { name }));
}

const place = (user: string | null): Record<string, string> => (user ? { person: user } : {});

function columnsOf(project: ProjectView, show: (user: string) => void): Column<KeyPerson>[] {
  return [
    {
      id: 'name',
      head: t('ui.admin.name'),
      value: ({ name }) => name,
      cell: ({ name }) => <Person name={name} />,
      hideable: false,
    },
    { id: 'access', head: t('ui.secrets.access'), value: accessWord, width: 136 },
    {
      id: 'given',
      head: t('ui.secrets.since'),
      value: ({ holder }) => holder?.given_at ?? 0,
      text: (row) => givenText(row, project.time_zone),
      cell: ({ holder, candidate }) =>
        holder ? (
          <span className="c2">
            <Time at={holder.given_at} as="moment" /> {givenWords(holder)}
          </span>
        ) : (
          <KeyOf candidate={candidate} />
        ),
      width: 272,
    },
    {
      id: 'do',
      head: t('ui.secrets.do'),
      icon: 'more',
      value: () => '',
      cell: (row) => <Doing project={project} person={row} show={show} />,
      width: 232,
      align: 'right',
      mute: true,
      sortable: false,
      hideable: false,
    },
  ];
}

function KeyOf({ candidate }: { candidate?: KeyCandidate }) {
  if (!candidate?.key) return <span className="c3">{t('ui.secrets.no_key_yet')}</span>;
  return (
    <span>
      <code>{candidate.key.fingerprint}</code>{' '}
      {!candidate.key.confirmed && <span className="c3">{t('ui.secrets.unconfirmed')}</span>}
    </span>
  );
}

interface DoingProps {
  project: ProjectView;
  person: KeyPerson;
  show: (user: string) => void;
}

function Doing({ project, person, show }: DoingProps) {
  const { name, holder, candidate } = person;
  const key = candidate?.key;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are the controls; a click there opens no row
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span className="row g4" style={{ justifyContent: 'flex-end' }} onClick={(event) => event.stopPropagation()}>
      {key && !key.confirmed && <Confirming name={name} keySet={key} />}
      {key && (
        <Giving project={project.id} name={name} keySet={key} reason={reasonFor(candidate.can, 'project_key.grant')} />
      )}
      {holder && !key && (
        <Button kind="quiet" size="s" reason={whyNot(project, person)} onClick={() => show(person.user)}>
          {readWord(person)}
        </Button>
      )}
    </span>
  );
}

function givenText({ holder, candidate }: KeyPerson, zone: string): string {
  if (!holder) return candidate?.key?.fingerprint ?? t('ui.secrets.no_key_yet');
  return `${fullMomentText(holder.given_at, zone)} ${givenWords(holder)}`;
}

function givenWords(holder: KeyHolder): string {
  if (holder.given_by === holder.user) return t('ui.secrets.made_it');
  return t('ui.secrets.given_by', { name: holder.given_by_name });
}

/** Everybody once, by what they can do now: open, be given the key, only what they once could. */
function peopleOf({ generations, candidates }: ProjectKeysView): KeyPerson[] {
  const people = new Map<string, KeyPerson>();
  for (const holder of generations[0]?.holders ?? []) {
    if (holder.current) people.set(holder.user, { user: holder.user, name: holder.name, access: 'now', holder });
  }
  for (const holder of generations.flatMap(({ holders }) => holders)) {
    if (!people.has(holder.user))
      people.set(holder.user, { user: holder.user, name: holder.name, access: 'past', holder });
  }
  for (const candidate of candidates) {
    const { user, name } = candidate;
    const past = people.get(user);
    people.set(user, { user, name, access: past?.access ?? 'none', holder: past?.holder, candidate });
  }
  return [...people.values()];
}
