import { useMemo, useState } from 'react';
import type { ResultOf } from '@/api/door';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { Person } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Tag, Tags } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { AccessRequests } from './AccessRequests';
import { MemberPanel } from './MemberPanel';
import type { Project } from './ProjectPage';

export type Member = ResultOf<'project.get'>['members'][number];

const columns: Column<Member>[] = [
  {
    id: 'name',
    head: t('ui.project.name'),
    value: (row) => row.name,
    cell: (row) => <Person name={row.name} />,
    width: 200,
  },
  {
    id: 'roles',
    head: t('ui.project.roles'),
    value: (row) => row.roles.join(' '),
    cell: (row) => <Tags names={row.roles} />,
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
    cell: (row) => <Time at={row.since} as="short" />,
    width: 120,
    wide: true,
  },
];

function accountWord(member: Member): string {
  if (member.blocked) return t('ui.project.blocked');
  if (member.invited) return t('ui.project.invited');
  if (!member.key_confirmed) return t('ui.project.key_unconfirmed');
  return '';
}

/** Who is in the project, in which roles, and who asks to be. */
export function People({ project }: { project: Project }) {
  const members = useMemo(() => project.members, [project.members]);
  const [open, setOpen] = useState<string | null>(null);
  const reason = reasonFor(project.can, 'member.set');
  const add = (
    <Button icon="plus" reason={reason} onClick={() => setOpen('new')}>
      {t('ui.project.add_member')}
    </Button>
  );
  return (
    <>
      {project.access.length > 0 && <AccessRequests project={project} />}
      <DataTable
        label={t('ui.project.people')}
        columns={columns}
        rows={members}
        rowId={(row) => row.user}
        remember="project.people"
        search
        autoFocus
        tools={add}
        current={open ?? undefined}
        onPeek={(row) => setOpen(row.user)}
        onOpen={(row) => setOpen(row.user)}
        foot={t('ui.project.members', { count: members.length })}
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
