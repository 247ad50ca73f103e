import { useMemo, useState } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ResultOf } from '@/api/door';
import { t } from '@/i18n/i18n';
import { perLanguage } from '@/i18n/locale';
import { reasonFor } from '@/lib/abilities';
import { rolesText, roleWord } from '@/lib/roles';
import { fullMomentText } from '@/lib/time';
import { Person } from '@/ui/Avatar';
import { Tag } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import type { Filter } from '@/ui/table/filters';
import { AccessRequests } from './AccessRequests';
import { MemberPanel } from './MemberPanel';
import type { Project } from './ProjectPage';

export type Member = ResultOf<'project.get'>['members'][number];

const columns = (zone: string): Column<Member>[] => [
  {
    id: 'name',
    head: t('ui.project.name'),
    value: (row) => row.name,
    cell: (row) => <Person name={row.name} />,
    width: 200,
    grow: 1,
  },
  {
    id: 'roles',
    head: t('ui.project.roles'),
    value: (row) => rolesText(row.roles),
  },
  {
    id: 'state',
    head: t('ui.project.account'),
    value: (row) => accountWord(row),
    cell: (row) => (accountWord(row) ? <Tag>{accountWord(row)}</Tag> : null),
    width: 180,
  },
  {
    id: 'since',
    head: t('ui.project.since'),
    value: (row) => row.since,
    text: (row) => fullMomentText(row.since, zone),
    cell: (row) => <Time at={row.since} as="short" />,
    width: 120,
    spare: 1,
  },
];

const filters = perLanguage((): Filter<Member>[] => [
  { id: 'role', label: t('ui.project.roles'), of: (row) => row.roles, word: roleWord },
  { id: 'account', label: t('ui.project.account'), of: (row) => accountWord(row) },
]);

function accountWord(member: Member): string {
  if (member.blocked) return t('ui.project.blocked');
  if (member.invited) return t('ui.project.invited');
  if (!member.key_confirmed) return t('ui.project.key_unconfirmed');
  return '';
}

/** Who is in the project, in which roles, and who asks to be. */
export function People({ project }: { project: Project }) {
  const members = useMemo(() => project.members, [project.members]);
  const shown = useMemo(() => columns(project.time_zone), [project.time_zone]);
  const [open, setOpen] = useState<string | null>(null);
  const reason = reasonFor(project.can, 'member.set');
  const adding = useMemo<Action>(
    () => ({
      id: 'member.set',
      label: t('ui.project.add_member'),
      group: 'ui.project.group',
      icon: 'plus',
      keys: 'n',
      enabled: () => reason ?? true,
      run: () => setOpen('new'),
    }),
    [reason],
  );
  useActions(useMemo(() => [adding], [adding]));
  const add = <ActionButton action={adding} />;
  return (
    <>
      {project.access.length > 0 && <AccessRequests project={project} />}
      <DataTable
        label={t('ui.project.people')}
        columns={shown}
        rows={members}
        rowId={(row) => row.user}
        remember="project.people"
        filters={filters()}
        autoFocus
        tools={add}
        current={open ?? undefined}
        onPeek={(row) => setOpen(row.user)}
        onOpen={(row) => setOpen(row.user)}
        foot={(count) => t('ui.project.members', { count })}
        empty={<EmptyState title={t('ui.project.no_members')} action={add} />}
      />
      {open && (
        <MemberPanel
          key={open}
          project={project}
          member={members.find(({ user }) => user === open)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
