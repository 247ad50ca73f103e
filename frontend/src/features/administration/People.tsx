import { useMemo, useState } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { PersonView, SessionView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/ErrorBox';
import { SidePanel } from '@/ui/SidePanel';
import { DataTable } from '@/ui/table/DataTable';
import { InvitationCode } from './InvitationCode';
import { InviteForm } from './InviteForm';
import { PersonPanel } from './PersonPanel';
import { personColumns, personFilters } from './personColumns';

/** A code that was just made; it is shown once. */
export interface FreshCode {
  name: string;
  code: string;
}

/** Accounts: who can sign in, with which key, in which projects. */
export function People({ session }: { session: SessionView }) {
  const people = useGet('people.list', {});
  return <Loaded query={people}>{(data) => <PeopleTable people={data.people} session={session} />}</Loaded>;
}

function PeopleTable({ people, session }: { people: PersonView[]; session: SessionView }) {
  const [open, setOpen] = useState('');
  const [inviting, setInviting] = useState(false);
  const [code, setCode] = useState<FreshCode | null>(null);
  const as = useActionProps();
  const reason = reasonFor(session.can, 'user.invite');
  const invite = useMemo<Action>(
    () => ({
      id: 'user.invite',
      label: t('ui.admin.invite'),
      group: 'ui.admin.tab_people',
      icon: 'plus',
      keys: 'n',
      enabled: () => reason ?? true,
      run: () => {
        setOpen('');
        setInviting(true);
      },
    }),
    [reason],
  );
  useActions(useMemo(() => [invite], [invite]));
  const person = people.find(({ id }) => id === open);
  const { label, keys, onClick } = as(invite);
  const peek = (one: PersonView) => {
    setInviting(false);
    setCode(null);
    setOpen(one.id);
  };
  const made = (fresh: FreshCode) => {
    setInviting(false);
    setCode(fresh);
  };
  return (
    <>
      <DataTable
        label={t('ui.admin.tab_people')}
        columns={personColumns()}
        rows={people}
        rowId={(one) => one.id}
        remember="people"
        filters={personFilters()}
        autoFocus
        current={open}
        onPeek={peek}
        onOpen={peek}
        isOld={(one) => one.state === 'blocked'}
        tools={
          <Button kind="primary" size="s" icon="plus" keys={keys} reason={reason} onClick={onClick}>
            {label}
          </Button>
        }
        empty={null}
        foot={(count) => t('ui.admin.people_count', { count })}
      />
      {inviting && <InviteForm onClose={() => setInviting(false)} onCode={made} />}
      {person && !code && !inviting && (
        <PersonPanel key={person.id} person={person} people={people} onClose={() => setOpen('')} onCode={made} />
      )}
      {code && (
        <SidePanel
          title={code.name}
          label={t('ui.admin.code_title', { name: code.name })}
          onClose={() => setCode(null)}
        >
          <InvitationCode code={code} session={session} onClose={() => setCode(null)} />
        </SidePanel>
      )}
    </>
  );
}
