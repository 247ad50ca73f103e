import type { RunBookView } from '@/api/door';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { deploymentPath, projectPath } from '@/lib/paths';
import { AwayStrip } from '@/parts/offline/AwayStrip';
import { useRunBook } from '@/parts/run/useRunBook';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { ZoneProvider } from '@/ui/UiProvider';
import { AddStep } from './AddStep';
import { ApprovalStrip } from './ApprovalStrip';
import { ApproveForm } from './ApproveForm';
import { Gauge } from './Gauge';
import classes from './RunBook.module.css';
import { RunBookHead } from './RunBookHead';
import { StepList } from './StepList';
import { StepPanel } from './StepPanel';
import { Toolbar } from './Toolbar';
import { useRunBookPage } from './useRunBookPage';

/** The steps of a deployment in order, with who, when, and what came of each. */
export function RunBookPage() {
  const { project, query } = useRunBook();
  return (
    <Loaded query={query}>
      {(book) => (
        <ZoneProvider zone={book.time_zone}>
          <Page key={book.deployment} book={book} project={project} />
        </ZoneProvider>
      )}
    </Loaded>
  );
}

function NoSteps({ items }: { items: string }) {
  const go = useGo();
  return (
    <EmptyState
      title={t('ui.runbook.empty')}
      action={
        <Button kind="primary" onClick={() => go(items)}>
          {t('ui.runbook.open_items')}
        </Button>
      }
    >
      {t('ui.runbook.empty_why')}
    </EmptyState>
  );
}

function Page({ book, project }: { book: RunBookView; project: string }) {
  usePlace([
    { label: book.project_title, to: projectPath(project) },
    { label: book.deployment_title, to: deploymentPath(project, book.deployment) },
    { label: t('ui.runbook.title') },
  ]);
  const page = useRunBookPage(book, project);
  const { panel, closePanel } = page;
  return (
    <div className={classes.page}>
      <RunBookHead page={page} />
      <ApprovalStrip book={book} />
      <AwayStrip book={book} project={project} />
      {book.progress.steps === 0 ? (
        <NoSteps items={deploymentPath(project, book.deployment, 'items')} />
      ) : (
        <>
          <div data-folds>
            <Gauge book={book} />
          </div>
          <Toolbar page={page} />
          <StepList page={page} />
        </>
      )}
      {panel === 'step' && page.peeked && <StepPanel key={page.peeked.id} page={page} step={page.peeked} />}
      {(panel === 'approve' || panel === 'without') && (
        <ApproveForm key={panel} book={book} without={panel === 'without'} onClose={closePanel} />
      )}
      {panel === 'add' && <AddStep book={book} behind={page.current} onClose={closePanel} />}
    </div>
  );
}
