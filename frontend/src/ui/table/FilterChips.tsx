import { t } from '@/i18n/i18n';
import { Chip, PlusChip } from '../Chip';
import { Menu, type MenuEntry } from '../Menu';
import type { State } from '../states';
import { type Filter, valuesOf } from './filters';
import type { Look } from './useLook';

interface FilterChipsProps<R> {
  filters: readonly Filter<R>[];
  rows: readonly R[];
  look: Look;
}

/** What narrows the list now, each to be taken away, and the menu of all that could. */
export function FilterChips<R>({ filters, rows, look }: FilterChipsProps<R>) {
  const { chosen, toggle } = look;
  const entries = filters.flatMap((filter) =>
    valuesOf(filter, rows).map<MenuEntry>((value, at) => ({
      id: `${filter.id} ${value}`,
      label: filter.word?.(value) ?? value,
      heading: at === 0 ? filter.label : undefined,
      checked: chosen[filter.id]?.includes(value),
      onSelect: () => toggle(filter.id, value),
    })),
  );
  return (
    <>
      {filters.flatMap((filter) =>
        (chosen[filter.id] ?? []).map((value) => (
          <Chip
            key={`${filter.id} ${value}`}
            on
            state={filter.states ? (value as State) : undefined}
            onClick={() => toggle(filter.id, value)}
            onRemove={() => toggle(filter.id, value)}
          >
            {filter.word?.(value) ?? value}
          </Chip>
        )),
      )}
      {entries.length > 0 && (
        <Menu entries={entries} width={220}>
          <PlusChip>{t('ui.table.filter')}</PlusChip>
        </Menu>
      )}
    </>
  );
}
