import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useState } from 'react';
import { t } from '@/i18n/i18n';
import { Later } from '@/lib/later';
import { aroundMiddle, likelyRoom } from '@/lib/sight';
import { useNarrow } from '@/lib/useNarrow';
import { tallyOf } from '@/parts/run/steps';
import { StateMark } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import type { Surroundings } from './useWorkMode';
import classes from './WorkMode.module.css';

/** The steps around this one. Only those in sight are drawn; each says which of how many it is. */
export function Rail({ work }: { work: Surroundings }) {
  return (
    <nav className={classes.rail} aria-label={t('ui.runbook.steps')}>
      <Later>
        <Steps work={work} />
      </Later>
    </nav>
  );
}

function Steps({ work }: { work: Surroundings }) {
  const { steps, step, go } = work;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const narrow = useNarrow();
  const height = narrow ? 32 : 44; // px, as the style sheet says
  const at = step ? steps.findIndex(({ id }) => id === step.id) : steps.length - 1;
  const virtual = useVirtualizer({
    count: steps.length,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    overscan: 4,
    initialRect: likelyRoom(),
    initialOffset: () => aroundMiddle(at * height),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is another place for each
  useEffect(() => virtual.measure(), [height]);
  useEffect(() => {
    const rows = Math.round((virtual.scrollRect?.height ?? 0) / height);
    if (scroller) virtual.scrollToOffset(Math.max(0, at - Math.floor(rows / 2)) * height); // whole rows are in sight
  }, [virtual, scroller, at, height]);
  const { done, all } = useMemo(() => tallyOf(steps), [steps]);
  return (
    <>
      <div className={`t12 c3 ${classes.railHead}`}>{t('ui.workmode.finished', { done, all })}</div>
      <div className={classes.railRoom}>
        <div ref={setScroller} className={classes.railList}>
          <ol style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const one = steps[index];
              if (!one) return null;
              return (
                <li key={one.id} aria-setsize={steps.length} aria-posinset={index + 1} style={{ top: start }}>
                  <button
                    type="button"
                    className={`${classes.railStep} ${one.id === step?.id ? classes.here : ''}`}
                    aria-current={one.id === step?.id ? 'step' : undefined}
                    onClick={() => go(one)}
                  >
                    <span className="mono">{one.number}</span>
                    <StateMark state={one.state as State} />
                    <span className={classes.railTitle}>{one.title}</span>
                  </button>
                </li>
              );
            })}
          </ol>
        </div>
      </div>
    </>
  );
}
