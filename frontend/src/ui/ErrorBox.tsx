import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { Skeleton } from './Skeleton';

interface ErrorBoxProps {
  /** What happened: "The item cannot be shown". */
  what?: string;
  /** Why: the sentence of the error. */
  error: { message: string };
  /** What to do. */
  onRetry?: () => void;
}

/** In the place of what could not be shown: what happened, why, what to do. */
export function ErrorBox({ what = t('ui.error.not_shown'), error, onRetry }: ErrorBoxProps) {
  return (
    <div role="alert">
      <EmptyState title={what} action={onRetry && <Button onClick={onRetry}>{t('ui.error.retry')}</Button>}>
        {error.message}
      </EmptyState>
    </div>
  );
}

interface LoadedProps<T> {
  /** What useGet returns. */
  query: { data: T | undefined; error: { message: string } | null; refetch: () => unknown };
  lines?: number;
  children: (data: T) => ReactNode;
}

/** Shows what was asked for, or a skeleton, or why not. */
export function Loaded<T>({ query, lines, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorBox error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
}
