import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';

/** Nothing waits, or nothing of the kind that is filtered for. */
export function NothingWaits({ filtered }: { filtered: boolean }) {
  const navigate = useGo();
  const administrator = useGet('session.get', {}).data?.user.administrator;
  const projects = useGet('projects.list', {}).data;
  const isEmpty = projects && projects.mine.length + projects.public.length === 0;
  if (!filtered && administrator && isEmpty) {
    return (
      <EmptyState
        title={t('ui.home.begin_title')}
        action={
          <span className="row g8">
            <Button kind="primary" onClick={() => navigate('/admin')}>
              {t('ui.home.begin_people')}
            </Button>
            <Button onClick={() => navigate('/projects')}>{t('ui.home.to_projects')}</Button>
          </span>
        }
      >
        {t('ui.home.begin_body')}
      </EmptyState>
    );
  }
  if (filtered) return <EmptyState title={t('ui.home.nothing_here')}>{t('ui.home.nothing_here_body')}</EmptyState>;
  return (
    <EmptyState
      title={t('ui.home.nothing_title')}
      action={<Button onClick={() => navigate('/projects')}>{t('ui.home.to_projects')}</Button>}
    >
      {t('ui.home.nothing_body')}
    </EmptyState>
  );
}
