import { useEffect, useRef } from 'react';
import { useActions } from '@/actions/Actions';
import type { RunBookView } from '@/api/door';
import { useBare } from '@/app/bare';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { isDialogOpen } from '@/lib/focus';
import { useStaySignedIn } from '@/lib/idle';
import { deploymentPath, projectPath } from '@/lib/paths';
import { StepText } from '@/parts/run/StepText';
import { useRunBook } from '@/parts/run/useRunBook';
import { useNear, useStepDetails } from '@/parts/run/useStepDetails';
import { useHighContrast } from '@/theme/scheme';
import { Loaded } from '@/ui/ErrorBox';
import { ZoneProvider } from '@/ui/UiProvider';
import { Foot } from './Foot';
import { NoStep } from './NoStep';
import { Rail } from './Rail';
import { Side } from './Side';
import { StepHead } from './StepHead';
import { Top } from './Top';
import { useWorkMode, type WorkMode } from './useWorkMode';
import classes from './WorkMode.module.css';

/** One step, large, for tired eyes: what to do, what must be seen, and one key to go on. */
export function WorkModePage() {
  const { project, query } = useRunBook();
  useBare(query.data !== undefined || !query.error); // with nothing to work on, the navigation is the way out
  useStaySignedIn();
  return (
    <Loaded query={query}>
      {(book) => (
        <ZoneProvider zone={book.time_zone}>
          <Screen key={book.deployment} book={book} project={project} />
        </ZoneProvider>
      )}
    </Loaded>
  );
}

function Screen({ book, project }: { book: RunBookView; project: string }) {
  usePlace([
    { label: book.project_title, to: projectPath(project) },
    { label: book.deployment_title, to: deploymentPath(project, book.deployment) },
    { label: t('ui.runbook.work_mode') },
  ]);
  const work = useWorkMode(book, project);
  useHighContrast(work.contrast.high);
  return 'acting' in work ? <Work work={work} /> : <NoStep work={work} />;
}

/** The keys of work mode go to the screen itself: after a click the focus does not stay on the button. */
function useFocus(step: string) {
  const screen = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step begins with the focus on the screen, at its top
  useEffect(() => {
    if (!isDialogOpen()) screen.current?.focus({ preventScroll: true });
    document.getElementById('work-step')?.scrollTo({ top: 0 });
  }, [step]);
  return screen;
}

const copyKeys = ['c', 'shift+c'];

function Work({ work }: { work: WorkMode }) {
  const { book, project, step, secrets } = work;
  useActions(work.actions);
  const screen = useFocus(step.id);
  const details = useStepDetails(step, book.deployment);
  useNear(work.next, book.deployment);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: it only gives the focus back after a click
    <div
      ref={screen}
      tabIndex={-1}
      role="group"
      aria-label={t('ui.runbook.work_mode')}
      className={classes.work}
      data-page
      onClick={(event) => {
        const clicked = event.target instanceof HTMLElement && event.target.closest('button');
        if (clicked && event.detail > 0) screen.current?.focus({ preventScroll: true });
      }}
    >
      <Top work={work} />
      <div className={classes.body}>
        <Rail work={work} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by key */}
        <section id="work-step" className={classes.main} tabIndex={0} aria-label={step.title}>
          <StepHead step={step} />
          <Loaded query={details}>
            {({ step: full, approvals }) => (
              <StepText
                step={full}
                project={project}
                deployment={book.deployment}
                approvals={approvals}
                secrets={secrets}
                large
                copyKeys={copyKeys}
              />
            )}
          </Loaded>
        </section>
        <Side work={work} />
      </div>
      <Foot work={work} />
    </div>
  );
}
