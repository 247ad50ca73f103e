import type { ProjectKeysView, ProjectView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { KeyWarnings, MakeKey } from '@/parts/KeyWarnings';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { Time } from '@/ui/Time';
import { KeyCandidates } from './KeyCandidates';
import { KeyHolders } from './KeyHolders';
import { RecoveryKey } from './RecoveryKey';
import classes from './Settings.module.css';

/** Who can open the project's secrets, who could be let, and what those who left could read. */
export function Secrets({ project }: { project: ProjectView }) {
  const query = useGet('project_keys.list', { project: project.id });
  return (
    <Loaded query={query}>
      {(keys) =>
        keys.generations.length === 0 ? (
          <EmptyState
            title={t('ui.secrets.none')}
            action={<MakeKey project={project.id} keys={keys} verb={t('ui.secrets.make')} primary />}
          >
            {t('ui.secrets.none_why')}
          </EmptyState>
        ) : (
          <div className={`stack g24 ${classes.part}`}>
            <p className="c2">{t('ui.secrets.about')}</p>
            <div className={`stack g8 ${classes.warnings}`}>
              <KeyWarnings project={project.id} />
              <RecoveryKey project={project} keys={keys} />
            </div>
            <KeyHolders project={project} keys={keys} />
            <KeyCandidates project={project} keys={keys} />
            <Generations keys={keys} />
          </div>
        )
      }
    </Loaded>
  );
}

/** A new key is made whenever a holder leaves; what was sealed before stays sealed to the older ones. */
function Generations({ keys }: { keys: ProjectKeysView }) {
  return (
    <section aria-labelledby="key-generations">
      <h2 id="key-generations">{t('ui.secrets.generations')}</h2>
      <ol className={classes.rows}>
        {keys.generations.map((key) => (
          <li key={key.id} className={classes.row}>
            <span className={classes.name}>{t('ui.secrets.generation', { n: key.generation })}</span>
            <span className="grow c2">
              {key.holders.map(({ name }) => name).join(', ')}
              {key.recovery && ` + ${t('ui.secrets.recovery_word')}`}
            </span>
            <span className="c2 nw">
              {t('ui.secrets.made_by', { name: key.created_by_name })} <Time at={key.created_at} as="moment" />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
