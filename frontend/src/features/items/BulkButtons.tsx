import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type DeploymentView, doCommand, get, type ItemRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { BulkMove } from './BulkMove';
import { BulkOutcomes, type Outcome } from './BulkOutcomes';
import { sendDecision } from './decide';

interface BulkButtonsProps {
  view: DeploymentView;
  selected: ItemRow[];
  onDone: () => void;
}

const acts = ['approve', 'verify', 'submit'] as const;

/** What can be done with several items at once: each is checked for itself, with a result for each. */
export function BulkButtons({ view, selected, onDone }: BulkButtonsProps) {
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
  const decide = async (action: (typeof acts)[number]) => {
    const { items } = await get('items.seen', { items: selected.map(({ id }) => id) });
    const seen = new Map(items.map((one) => [one.item, one.seen]));
    await each(({ id }) => sendDecision({ id, seen: seen.get(id) ?? '' }, { action }, { remark: '', alone: '' }));
  };
  const howMany = (action: string) => selected.filter(({ can }) => can.includes(action)).length;
  return (
    <>
      {acts.map((action) => (
        <Button
          key={action}
          size="s"
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
