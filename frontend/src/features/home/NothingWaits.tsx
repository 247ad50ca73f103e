import { useNavigate } from 'react-router';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';

/** Nothing waits, or nothing of the kind that is filtered for. */
export function NothingWaits({ filtered }: { filtered: boolean }) {
  const navigate = useNavigate();
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
