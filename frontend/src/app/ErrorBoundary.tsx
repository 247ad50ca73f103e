import { Component, type ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';

function Broken({ error }: { error: unknown }) {
  const detail = error instanceof Error ? error.message : String(error);
  return (
    <div role="alert" className="page">
      <EmptyState
        title={t('ui.broken.title')}
        action={<Button onClick={() => window.location.reload()}>{t('ui.broken.reload')}</Button>}
      >
        <p>{t('ui.broken.body')}</p>
        <p className="mono c3">{detail}</p>
      </EmptyState>
    </div>
  );
}

/** For a route: the frame stays, the page says what happened. */
export function RouteError() {
  return <Broken error={useRouteError()} />;
}

interface ErrorBoundaryProps {
  /** The place: at another one what is inside is tried again. */
  at?: string;
  children: ReactNode;
}

/** What is inside says what happened when it cannot be drawn: a page, or everything. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') };
  }

  override componentDidUpdate({ at }: ErrorBoundaryProps) {
    if (at !== this.props.at && this.state.error) this.setState({ error: null });
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}
