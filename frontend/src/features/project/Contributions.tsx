import { useRef } from 'react';
import type { ContributionRow } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { PeriodFields } from '@/parts/period/PeriodFields';
import { periodNames, periods, usePeriod } from '@/parts/period/usePeriod';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { useCopy } from '@/ui/CodeBlock';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { DataTable } from '@/ui/table/DataTable';
import { asText } from '@/ui/table/lines';
import { contributionColumns, contributionFilters } from './contributionColumns';
import classes from './Project.module.css';
import type { Project } from './ProjectPage';

const nobody: ContributionRow[] = [];

/** What everybody has done in the project, in a period. */
export function Contributions({ project }: { project: Project }) {
  const period = usePeriod();
  const query = useGet(
    'contributions.list',
    { project: project.id, from: period.from, to: period.to },
    { keepPrevious: true },
  );
  const ordered = useRef<ContributionRow[]>([]);
  const copy = useCopy();
  const columns = contributionColumns();
  return (
    <>
      <PeriodFields period={period} zone={project.time_zone} />
      <Loaded query={query}>
        {({ people }) => (
          <DataTable
            label={t('ui.contributions.label')}
            columns={columns}
            rows={people.some(({ total }) => total > 0) ? people : nobody}
            rowId={({ user }) => user}
            remember="project.contributions"
            filters={contributionFilters()}
            alsoInView={periodNames}
            autoFocus
            isOld={({ roles }) => roles.length === 0}
            onOrder={(rows) => {
              ordered.current = rows;
            }}
            chips={periods.map((one) => (
              <Chip key={one} on={period.name === one} onClick={() => period.choose(one)}>
                {t(`ui.contributions.${one}`)}
              </Chip>
            ))}
            tools={
              <Button
                size="s"
                icon={copy.copied ? 'check' : 'copy'}
                reason={people.some(({ total }) => total > 0) ? undefined : t('ui.contributions.none')}
                onClick={() => void copy.run(asText(columns, ordered.current))}
              >
                {copy.copied ? t('ui.code.copied') : t('ui.contributions.copy')}
              </Button>
            }
            foot={(count) => t('ui.contributions.count', { count })}
            empty={<EmptyState title={t('ui.contributions.none')}>{t('ui.contributions.none_why')}</EmptyState>}
          />
        )}
      </Loaded>
      <p className={classes.explained}>{t('ui.contributions.explained')}</p>
    </>
  );
}
