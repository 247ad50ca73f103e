import { useQueries } from '@tanstack/react-query';
import { type ContributionRow, get } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { ErrorBox } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import classes from './Profile.module.css';

const kinds = [
  'requests',
  'deployments',
  'items',
  'submitted',
  'reviewed',
  'approved',
  'rejected',
  'tasks',
  'steps_completed',
  'steps_failed',
  'attachments',
] as const;

/** What I have done in all my projects together: asked project by project, so that a large one holds nothing up. */
export function OwnSection() {
  const list = useGet('projects.list', {}).data;
  const projects = [...(list?.mine ?? []), ...(list?.archived ?? [])];
  const { rows, failed } = useQueries({
    queries: projects.map(({ id: project }) => ({
      queryKey: ['contributions.own', { project }],
      queryFn: () => get('contributions.own', { project }),
    })),
    combine: (answers) => ({
      rows: answers.flatMap(({ data }) => (data ? [data] : [])),
      failed: answers.find(({ error }) => error)?.error,
    }),
  });
  const counting = rows.length < projects.length && !failed;
  return (
    <section className={classes.section} aria-labelledby="own">
      <h2 id="own" className="t14 b">
        {t('ui.profile.own')}
      </h2>
      {failed && <ErrorBox error={failed} />}
      {counting && (
        <p className="t13 c3">{t('ui.profile.own_counting', { done: rows.length, total: projects.length })}</p>
      )}
      {!counting && sum(rows, 'total') === 0 && <p className="t13 c3">{t('ui.profile.own_none')}</p>}
      <Facts
        facts={kinds.map((kind) => [t(`ui.contributions.${kind}`), sum(rows, kind) > 0 && numberText(sum(rows, kind))])}
      />
    </section>
  );
}

function sum(rows: ContributionRow[], kind: (typeof kinds)[number] | 'total'): number {
  return rows.reduce((all, row) => all + row[kind], 0);
}
