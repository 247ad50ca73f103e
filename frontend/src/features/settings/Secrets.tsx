import { useMemo } from 'react';
import type { KeyGenerationView, ProjectKeysView, ProjectView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { andText } from '@/i18n/locale';
import { reasonFor } from '@/lib/abilities';
import { fullMomentText } from '@/lib/time';
import { KeyWarnings, MakeKey } from '@/parts/KeyWarnings';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { KeyPeople } from './KeyPeople';
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
            {t('ui.secrets.none_why')} {reasonFor(keys.can, 'project_key.create')}
          </EmptyState>
        ) : (
          <div className={`stack g24 ${classes.part}`}>
            <p className="c2">{t('ui.secrets.about')}</p>
            <div className={`stack g8 ${classes.warnings}`}>
              <KeyWarnings project={project.id} />
              <RecoveryKey project={project} keys={keys} />
            </div>
            <section aria-labelledby="key-people">
              <h2 id="key-people">{t('ui.secrets.people')}</h2>
              <KeyPeople project={project} keys={keys} />
            </section>
            <Generations project={project} keys={keys} />
          </div>
        )
      }
    </Loaded>
  );
}

/** A new key is made whenever a holder leaves; what was sealed before stays sealed to the older ones. */
function Generations({ project, keys }: { project: ProjectView; keys: ProjectKeysView }) {
  const columns = useMemo(() => generationColumns(project.time_zone), [project.time_zone]);
  return (
    <section aria-labelledby="key-generations">
      <h2 id="key-generations">{t('ui.secrets.generations')}</h2>
      <DataTable
        label={t('ui.secrets.generations')}
        columns={columns}
        rows={keys.generations}
        rowId={({ id }) => id}
        remember="secrets.keys"
        inAddress={false}
        search={false}
        few={keys.generations.length <= 10}
        empty={null}
      />
    </section>
  );
}

function holdersText({ holders, recovery }: KeyGenerationView): string {
  const names = holders.map(({ name }) => name);
  return andText(recovery ? [...names, t('ui.secrets.recovery_word')] : names);
}

function generationColumns(zone: string): Column<KeyGenerationView>[] {
  return [
    {
      id: 'generation',
      head: t('ui.admin.key'),
      value: ({ generation }) => generation,
      text: ({ generation }) => t('ui.secrets.generation', { n: generation }),
      cell: ({ generation }) => t('ui.secrets.generation', { n: generation }),
      width: 112,
      hideable: false,
    },
    { id: 'holders', head: t('ui.secrets.held_by'), value: holdersText },
    { id: 'by', head: t('ui.secrets.maker'), value: ({ created_by_name }) => created_by_name, width: 152 },
    {
      id: 'at',
      head: t('ui.secrets.made_at'),
      value: ({ created_at }) => created_at,
      text: ({ created_at }) => fullMomentText(created_at, zone),
      cell: ({ created_at }) => <Time at={created_at} as="moment" />,
      width: 170,
    },
  ];
}
