import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type DeploymentView, doCommand, type ItemRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useSeen } from '@/parts/useSeen';
import { Button } from '@/ui/Button';
import { BulkMove } from './BulkMove';
import { BulkOutcomes, type Outcome } from './BulkOutcomes';
import { decisionKeys, sendDecision } from './decide';
import { useBulkKeys } from './useBulkKeys';

interface BulkButtonsProps {
  view: DeploymentView;
  selected: ItemRow[];
  onDone: () => void;
  /** Told while it is shown: the keys are for the selected ones then. */
  onShown?: (shown: boolean) => void;
}

const acts = ['approve', 'verify', 'submit'] as const;

/**
 * What can be done with several items at once: each is checked for itself, with a result for each. Decided about is what
 * stood there when the row was selected.
 */
export function BulkButtons({ view, selected, onDone, onShown }: BulkButtonsProps) {
  const [outcomes, setOutcomes] = useState<Outcome[] | null>(null);
  const [moving, setMoving] = useState(false);
  const [busy, setBusy] = useState(false);
  const client = useQueryClient();
  const each = async (run: (row: ItemRow) => Promise<unknown>) => {
    setBusy(true);
    const told: Outcome[] = [];
    for (const row of selected) told.push({ row, refused: await refusalOf(() => run(row)) });
    setBusy(false);
    setOutcomes(told);
    await client.invalidateQueries();
  };
  const seenOf = useSeen(selected.map(({ id }) => id));
  const decide = (action: (typeof acts)[number]) =>
    each(async ({ id }) => sendDecision({ id, seen: await seenOf(id) }, { action }, { remark: '', alone: '' }));
  useBulkKeys(selected, busy, decide);
  useEffect(() => {
    onShown?.(true);
    return () => onShown?.(false);
  }, [onShown]);
  const howMany = (action: string) => selected.filter(({ can }) => can.includes(action)).length;
  return (
    <>
      {acts.map((action) => (
        <Button
          key={action}
          size="s"
          keys={decisionKeys[action]}
          busy={busy}
          reason={howMany(action) === 0 ? t('ui.items.bulk_none') : undefined}
          onClick={() => void decide(action)}
        >
          {t(`ui.items.do_${action}`)}
        </Button>
      ))}
      <Button
        size="s"
        busy={busy}
        reason={howMany('item.move') === 0 ? t('ui.items.bulk_none') : undefined}
        onClick={() => setMoving(true)}
      >
        {t('ui.items.move')}
      </Button>
      {moving && (
        <BulkMove
          view={view}
          count={selected.length}
          onClose={() => setMoving(false)}
          onMove={(to) => {
            setMoving(false);
            void each(({ id }) => doCommand('item.move', { item: id, to }));
          }}
        />
      )}
      {outcomes && (
        <BulkOutcomes
          outcomes={outcomes}
          onClose={() => {
            setOutcomes(null);
            onDone();
          }}
        />
      )}
    </>
  );
}

async function refusalOf(run: () => Promise<unknown>): Promise<Error | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
