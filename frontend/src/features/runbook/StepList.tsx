import { useEffect, useRef } from 'react';
import type { RunBookSection, RunBookStage } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useNow } from '@/lib/useNow';
import { EmptyState } from '@/ui/EmptyState';
import { useZone } from '@/ui/UiProvider';
import classes from './RunBook.module.css';
import { isReplaced, refsOf, shownSections } from './rows';
import { StageHead } from './StageHead';
import { StepRow } from './StepRow';
import type { RunBookPageState } from './useRunBookPage';

/** The steps under their stages and sections. Keys are the page's; the row that they are on stays in sight. */
export function StepList({ page }: { page: RunBookPageState }) {
  const { book, filter, me, folded, current } = page;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) list.current?.querySelector(`[id="step-${current.id}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const stages = book.stages.filter((stage) => filter === 'all' || shownSections(stage, filter, me).length > 0);
  return (
    <div className={classes.scroller}>
      <div
        ref={list}
        role="table"
        aria-label={t('ui.runbook.steps')}
        aria-rowcount={page.steps.length}
        className={book.plan_too_long ? `${classes.grid} ${classes.untimed}` : classes.grid}
      >
        <Heads />
        {stages.map((stage) => (
          <div key={stage.stage} role="rowgroup">
            <StageHead stage={stage} folded={folded.has(stage.stage)} onFold={() => page.fold(stage.stage)} />
            {!folded.has(stage.stage) && <Sections page={page} stage={stage} />}
          </div>
        ))}
      </div>
      {stages.length === 0 && <EmptyState title={t('ui.runbook.none')} />}
    </div>
  );
}

const heads = [
  ['ui.runbook.col.number', ''],
  ['ui.runbook.col.state', ''],
  ['ui.runbook.col.step', ''],
  ['ui.runbook.col.item', 'item'],
  ['ui.runbook.col.who', ''],
  ['ui.runbook.col.starts', 'planned'],
  ['ui.runbook.col.actual', 'actual'],
  ['ui.runbook.col.minutes', 'right'],
  ['ui.runbook.col.remark', 'remark'],
] as const;

function Heads() {
  return (
    <div role="row" tabIndex={-1} className={`${classes.row} ${classes.heads}`}>
      {heads.map(([key, name]) => (
        <span key={key} role="columnheader" tabIndex={-1} className={`${classes.cell} ${name ? classes[name] : ''}`}>
          {t(key)}
        </span>
      ))}
    </div>
  );
}

function Sections({ page, stage }: { page: RunBookPageState; stage: RunBookStage }) {
  const now = useNow(10_000);
  const zone = useZone();
  return (
    <>
      {shownSections(stage, page.filter, page.me).map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a template may have several heads in a stage
        <div key={`${section.template}-${at}`} role="presentation">
          <SectionHead section={section} />
          {section.steps.map((step) => (
            <StepRow
              key={step.id}
              step={step}
              now={now}
              zone={zone}
              current={step.id === page.current?.id}
              open={step.id === page.peeked?.id}
              old={isReplaced(step, page.steps)}
              onPeek={page.peek}
            />
          ))}
        </div>
      ))}
    </>
  );
}

function SectionHead({ section }: { section: RunBookSection }) {
  return (
    <div role="row" tabIndex={-1} className={classes.section}>
      <span role="cell">
        {section.title || t('ui.runbook.deviations')} <span className={`mono ${classes.refs}`}>{refsOf(section)}</span>
      </span>
    </div>
  );
}
