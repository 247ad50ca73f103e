import { useState } from 'react';
import type { ResultOf } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { useNotices } from '@/ui/Notices';
import { TextField } from '@/ui/TextField';
import { Time } from '@/ui/Time';
import { RoleBoxes } from './MemberPanel';
import type { Project } from './ProjectPage';

type Access = ResultOf<'project.get'>['access'][number];

/** Who asks for access to the project, to be answered here. */
export function AccessRequests({ project }: { project: Project }) {
  return (
    <section aria-label={t('ui.project.access')} className="stack g12" style={{ padding: '12px 16px' }}>
      <h2 className="t14 b">{t('ui.project.access')}</h2>
      {project.access.map((access) => (
        <Answer key={access.id} project={project} access={access} />
      ))}
    </section>
  );
}

function Answer({ project, access }: { project: Project; access: Access }) {
  const [roles, setRoles] = useState<string[]>(['view']);
  const [answer, setAnswer] = useState('');
  const grant = useDo('access.grant');
  const decline = useDo('access.decline');
  const { notify, refuse } = useNotices();
  const common = { request: access.id, project: project.id, answer, seen: access.seen };
  const act = (title: string, run: () => Promise<unknown>) => () =>
    run().then(
      () => notify({ tone: 'done', title }),
      (error) => refuse(title, error),
    );
  return (
    <article className="stack g8">
      <p>
        <b>{access.name}</b> <Time at={access.at} as="short" />
        {access.text && <span className="c2"> {access.text}</span>}
      </p>
      <RoleBoxes
        roles={roles}
        tick={(role) => (on) => setRoles(on ? [...roles, role] : roles.filter((one) => one !== role))}
      />
      <TextField label={t('ui.project.answer')} value={answer} onChange={setAnswer} />
      <div className="row g8">
        <Button
          kind="primary"
          busy={grant.busy}
          reason={reasonFor(project.can, 'access.grant')}
          onClick={act(t('ui.project.granted', { name: access.name }), () =>
            grant.run({ ...common, user: access.user, roles }),
          )}
        >
          {t('ui.project.grant')}
        </Button>
        <Button
          busy={decline.busy}
          reason={reasonFor(project.can, 'access.decline')}
          onClick={act(t('ui.project.declined', { name: access.name }), () => decline.run(common))}
        >
          {t('ui.project.decline')}
        </Button>
      </div>
    </article>
  );
}
