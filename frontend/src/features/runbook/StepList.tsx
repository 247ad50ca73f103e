import { type KeyboardEvent, useEffect, useImperativeHandle, useState } from 'react';
import type { RunBookSection } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useNow } from '@/lib/useNow';
import { isOpen } from '@/parts/run/steps';
import { useCopy } from '@/ui/CodeBlock';
import { EmptyState } from '@/ui/EmptyState';
import frame from '@/ui/ListFrame.module.css';
import { someRefs } from '@/ui/refText';
import { ReorderSays } from '@/ui/reorder/Handle';
import { asText } from '@/ui/table/lines';
import { useZone } from '@/ui/UiProvider';
import classes from './RunBook.module.css';
import { type BookLine, refsOf } from './rows';
import { StageHead } from './StageHead';
import { type Drop, StepRow } from './StepRow';
import { stepColumns } from './stepColumns';
import { headHeight, useBookSight } from './useBookSight';
import type { RunBookPageState } from './useRunBookPage';
import { useStepDrag } from './useStepDrag';

/**
 * The steps under their stages and sections; only those in sight are drawn. J, K, arrows, Enter and Space are the
 * page's; the list itself has those that leap, and Alt with the arrows, which moves the current step.
 */
export function StepList({ page }: { page: RunBookPageState }) {
  const { book, lines, current, moves } = page;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(page.list, () => scroller, [scroller]);
  useEffect(() => {
    const held = document.activeElement;
    if (held === document.body || held?.contains(scroller)) scroller?.focus({ preventScroll: true }); // nobody else has the keys
  }, [scroller]);
  const { virtual, lineAt, heightAt } = useBookSight({
    lines,
    scroller,
    current: current?.id,
    isOpen: page.peeked !== undefined && page.peeked.id === current?.id,
  });
  const { drag, pointer } = useStepDrag({ lines, moves, scroller, lineAt, headHeight });
  const now = useNow(10_000);
  const zone = useZone();
  const onKeyDown = useListKeys(page, scroller);
  const items = virtual.getVirtualItems();
  const isDrawn = items.some(({ index }) => isStep(lines[index], current?.id));

  const draw = (line: BookLine, at: number, key: string, top: number) => {
    const place = { top: top - headHeight, height: heightAt(at) };
    if (line.kind === 'stage') {
      const { stage, folded } = line;
      return <StageHead key={key} {...{ stage, folded, place, at }} onFold={() => page.fold(stage.stage)} />;
    }
    if (line.kind === 'section') return <SectionHead key={key} section={line.section} place={place} at={at} />;
    const { step } = line;
    return (
      <StepRow
        key={key}
        step={step}
        at={at}
        top={place.top}
        now={step.started_at && !step.ended_at ? now : 0}
        zone={zone}
        current={step.id === current?.id}
        open={step.id === page.peeked?.id}
        old={page.replaced.has(step.id)}
        apart={line.apart}
        grip={moves.reason || step.projected || !isOpen(step) ? undefined : t('ui.reorder.grip')}
        drop={drag ? dropOf(at, drag) : undefined}
        onPeek={page.peek}
      />
    );
  };

  return (
    <>
      <div className={`${frame.frame} ${frame.whole}`}>
        <div
          ref={setScroller}
          className={classes.scroller}
          role="grid"
          tabIndex={0}
          aria-label={t('ui.runbook.steps')}
          aria-rowcount={lines.length + 1}
          aria-activedescendant={current && isDrawn ? `step-${current.id}` : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onKeyDown={onKeyDown}
          {...pointer}
        >
          <div className={book.plan_too_long ? `${classes.grid} ${classes.untimed}` : classes.grid}>
            <Heads />
            <div role="rowgroup" className={classes.lines} style={{ height: virtual.getTotalSize() }}>
              {items.map(({ index, key, start }) => {
                const line = lines[index];
                return line && draw(line, index, String(key), start);
              })}
            </div>
          </div>
          {lines.length === 0 && <EmptyState title={t('ui.runbook.none')} />}
        </div>
      </div>
      <ReorderSays reorder={moves} />
    </>
  );
}

const leaps: Record<string, (page: number) => number> = {
  PageDown: (page) => page,
  PageUp: (page) => -page,
  Home: () => Number.NEGATIVE_INFINITY,
  End: () => Number.POSITIVE_INFINITY,
};

function useListKeys({ book, shown, current, select, moves }: RunBookPageState, scroller: HTMLDivElement | null) {
  const copy = useCopy();
  return (event: KeyboardEvent<HTMLElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'c' && current && String(window.getSelection()) === '') {
      event.preventDefault();
      void copy.run(asText(stepColumns(book.time_zone), [current]));
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const leap = leaps[event.key];
    if (event.altKey && by !== 0 && current) moveBy(by);
    else if (leap && !event.altKey) leapBy(leap(Math.max(1, Math.floor((scroller?.clientHeight ?? 320) / 32) - 2)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  function moveBy(by: number) {
    if (!current) return;
    const to = moves.placeOf(current) + by;
    const last = moves.inStage(current.stage).length - 1;
    if (moves.reason) moves.say(moves.reason);
    else if (to < 0 || to > last) moves.say(t(by < 0 ? 'ui.reorder.first' : 'ui.reorder.last'));
    else void moves.put(current, to);
  }

  function leapBy(rows: number) {
    const at = shown.findIndex(({ id }) => id === current?.id) + rows;
    const to = shown[Math.min(Math.max(at, 0), shown.length - 1)];
    if (to) select(to.id);
  }
}

function isStep(line: BookLine | undefined, id: string | undefined): boolean {
  return line?.kind === 'step' && line.step.id === id;
}

/** What a drag does to the row at a place. */
function dropOf(at: number, { from, to }: { from: number; to: number }): Drop | undefined {
  if (at === from) return 'dragged';
  if (at !== to) return undefined;
  return to < from ? 'before' : 'after';
}

const heads = [
  ['ui.runbook.col.number', 'first'],
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
    <div role="rowgroup" className={classes.heads}>
      <div role="row" tabIndex={-1} aria-rowindex={1} className={classes.row}>
        {heads.map(([key, name]) => (
          <span key={key} role="columnheader" tabIndex={-1} className={`${classes.cell} ${name ? classes[name] : ''}`}>
            {t(key)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface SectionHeadProps {
  section: RunBookSection;
  place: { top: number; height: number };
  at: number;
}

function SectionHead({ section, place, at }: SectionHeadProps) {
  const title = section.title || t('ui.runbook.deviations');
  const refs = refsOf(section);
  return (
    <div role="row" tabIndex={-1} aria-rowindex={at + 2} className={classes.section} style={place}>
      <span role="gridcell" tabIndex={-1} aria-colspan={heads.length}>
        <bdi className="cut" title={title}>
          {title}
        </bdi>
        <span className={`mono ${classes.refs}`} title={refs.join(', ')}>
          {someRefs(refs, 3)}
        </span>
      </span>
    </div>
  );
}
