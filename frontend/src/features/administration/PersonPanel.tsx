import { useState } from 'react';
import type { PersonView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { rolesText } from '@/lib/roles';
import { Facts } from '@/ui/Facts';
import { Link } from '@/ui/Link';
import { MoreMenu } from '@/ui/Menu';
import { SidePanel } from '@/ui/SidePanel';
import { StatePill } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { KeyConfirm } from './KeyConfirm';
import type { FreshCode } from './People';
import { ResetKey } from './ResetKey';
import { RevokedKeys } from './RevokedKeys';
import { usePersonEntries } from './usePersonEntries';

interface PersonPanelProps {
  person: PersonView;
  people: PersonView[];
  onClose: () => void;
  onCode: (code: FreshCode) => void;
}

/** One account: who, which key, which projects, and what an administrator can do with it. */
export function PersonPanel({ person, people, onClose, onCode }: PersonPanelProps) {
  const [resetting, setResetting] = useState('');
  const entries = usePersonEntries(person, onCode, () => setResetting(person.id));
  return (
    <SidePanel
      title={person.name}
      label={person.name}
      onClose={onClose}
      tools={<MoreMenu entries={entries} label={t('ui.admin.actions', { name: person.name })} />}
    >
      {resetting === person.id ? (
        <ResetKey person={person} onClose={() => setResetting('')} onCode={onCode} />
      ) : (
        <Account person={person} people={people} />
      )}
    </SidePanel>
  );
}

function Account({ person, people }: Pick<PersonPanelProps, 'person' | 'people'>) {
  return (
    <div className="stack g16">
      <div className="row g8 wrap">
        <h2 className="t16 b">{person.name}</h2>
        <StatePill state={person.state as State} />
      </div>
      <Facts
        facts={[
          [t('ui.profile.email'), person.email],
          [t('ui.profile.telephone'), person.telephone],
          [t('ui.profile.time_zone'), person.time_zone],
          [t('ui.admin.workspace_role'), person.administrator && t('ui.role.administrator')],
          [t('ui.admin.invited_at'), person.invited && <Time at={person.invited_at} as="full" />],
          [t('ui.admin.since'), <Time key="since" at={person.created_at} as="full" />],
          [
            t('ui.admin.activity'),
            <Link key="activity" to={`/activity?actor=${person.id}`} className="link">
              {t('ui.admin.activity_of', { name: person.name })}
            </Link>,
          ],
        ]}
      />
      {person.key && <KeyConfirm person={person} keyView={person.key} people={people} />}
      <RevokedKeys person={person} />
      <section className="stack g4">
        <h3 className="sec">{t('ui.frame.projects')}</h3>
        {person.projects.length === 0 && <p className="t13 c3">{t('ui.admin.no_projects')}</p>}
        {person.projects.map(({ project, title, roles }) => (
          <p key={project} className="row g12 t13">
            <span className="cut grow">{title}</span>
            <span className="c2">{rolesText(roles)}</span>
          </p>
        ))}
      </section>
    </div>
  );
}
