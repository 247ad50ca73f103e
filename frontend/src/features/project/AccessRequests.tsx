import { useState } from 'react';
import type { ResultOf } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { andText } from '@/i18n/locale';
import { reasonFor } from '@/lib/abilities';
import { useDraftText, useDraftValue } from '@/lib/drafts';
import { allRoles, roleWord } from '@/lib/roles';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import fieldClasses from '@/ui/Field.module.css';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';
import classes from './Project.module.css';
import type { Project } from './ProjectPage';

type Access = ResultOf<'project.get'>['access'][number];

const usualRoles: string[] = ['view'];

/** Who asks for access to the project: one line above the members; unfolded, each with an answer. */
export function AccessRequests({ project }: { project: Project }) {
  const [open, setOpen] = useState(project.access.length === 1); // one alone leaves the members in sight
  const names = project.access.map(({ name }) => name);
  return (
    <section aria-labelledby="access" className={classes.access}>
      <div className={classes.accessHead}>
        <h2 id="access" className="t13 b nw">
          {t('ui.project.access', { count: project.access.length })}
        </h2>
        <span className={`t13 c2 cut grow ${classes.names}`} title={andText(names)}>
          {!open && names.map((name, at) => <Isolated key={name} name={name} last={at === names.length - 1} />)}
        </span>
        <Button size="s" icon={open ? 'up' : 'down'} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('ui.project.access_fold') : t('ui.project.access_answer')}
        </Button>
      </div>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by key
        <div className={classes.askers} tabIndex={0} role="group" aria-labelledby="access">
          <ul>
            {project.access.map((access) => (
              <Asker key={access.id} project={project} access={access} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** A name of a list: one that runs from right to left does not turn the others. */
function Isolated({ name, last }: { name: string; last: boolean }) {
  return (
    <>
      <bdi>{name}</bdi>
      {!last && ', '}
    </>
  );
}

function Asker({ project, access }: { project: Project; access: Access }) {
  const [roles, setRoles] = useDraftValue(`access.roles.${access.id}`, usualRoles);
  const [answer, setAnswer] = useDraftText(`access.answer.${access.id}`);
  const grant = useDo('access.grant');
  const decline = useDo('access.decline');
  const { notify, refuse } = useNotices();
  const { name } = access;
  const common = { request: access.id, project: project.id, answer, seen: access.seen };
  const act = (verb: string, done: string, run: () => Promise<unknown>) => () =>
    run().then(
      () => {
        setAnswer('');
        setRoles(usualRoles);
        notify({ tone: 'done', title: done });
      },
      (error) => refuse(verb, error),
    );
  const noRole = roles.length === 0 ? t('ui.project.choose_role') : undefined;
  return (
    <li className={classes.asker}>
      <span className={classes.words}>
        <b>{name}</b> {access.text && <span>{t('ui.text.quoted', { text: access.text })} </span>}
        <span className="c3">
          <Time at={access.at} as="short" />
        </span>
      </span>
      <span className={classes.answering}>
        <span role="group" aria-label={t('ui.project.roles_for', { name })} className="row wrap g4">
          {allRoles.map((role) => (
            <Chip
              key={role}
              on={roles.includes(role)}
              onClick={() => setRoles(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role])}
            >
              {roleWord(role)}
            </Chip>
          ))}
        </span>
        <span className={classes.answer}>
          <input
            className={`${fieldClasses.in} ${fieldClasses.small}`}
            value={answer}
            aria-label={t('ui.project.answer_to', { name })}
            placeholder={t('ui.project.answer')}
            onChange={(event) => setAnswer(event.currentTarget.value)}
          />
        </span>
        <span className="row g8">
          <Button
            size="s"
            busy={grant.busy}
            reason={reasonFor(project.can, 'access.grant') ?? noRole}
            onClick={act(t('ui.project.grant'), t('ui.project.granted', { name }), () =>
              grant.run({ ...common, user: access.user, roles }),
            )}
          >
            {t('ui.project.grant')}
          </Button>
          <Button
            size="s"
            kind="quiet"
            busy={decline.busy}
            reason={reasonFor(project.can, 'access.decline')}
            onClick={act(t('ui.project.decline'), t('ui.project.declined', { name }), () => decline.run(common))}
          >
            {t('ui.project.decline')}
          </Button>
        </span>
      </span>
    </li>
  );
}
