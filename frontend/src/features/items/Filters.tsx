import type { ItemRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Chip, PlusChip } from '@/ui/Chip';
import { Menu, type MenuEntry } from '@/ui/Menu';
import type { State } from '@/ui/states';
import type { ItemFilter } from './filter';
import { stateWord } from './useDecision';

interface FiltersProps {
  items: readonly ItemRow[];
  filter: ItemFilter;
  onFilter: (filter: ItemFilter) => void;
  waits: boolean;
  waiting: number;
  onWaits: (on: boolean) => void;
}

const toggled = (list: string[], one: string) => (list.includes(one) ? list.filter((x) => x !== one) : [...list, one]);

/** What narrows the list: what waits for me, states, categories, modules. */
export function Filters({ items, filter, onFilter, waits, waiting, onWaits }: FiltersProps) {
  const toggle = (part: keyof ItemFilter, value: string) =>
    onFilter({ ...filter, [part]: toggled(filter[part], value) });
  const parts: [keyof ItemFilter, string[], (value: string) => string][] = [
    ['states', items.map(({ status }) => status), stateWord],
    ['categories', items.map(({ category }) => category), String],
    ['modules', items.flatMap(({ modules }) => modules), String],
  ];
  const entries = parts.flatMap(([part, values, word], group) =>
    [...new Set(values)].map<MenuEntry>((value, at) => ({
      id: `${part} ${value}`,
      label: word(value),
      checked: filter[part].includes(value),
      apart: group > 0 && at === 0,
      onSelect: () => toggle(part, value),
    })),
  );
  return (
    <>
      <Chip on={!waits} onClick={() => onWaits(false)}>
        {t('ui.items.all')}
      </Chip>
      <Chip on={waits} count={waiting} onClick={() => onWaits(true)}>
        {t('ui.items.waits_for_me')}
      </Chip>
      {parts.flatMap(([part, , word]) =>
        filter[part].map((value) => (
          <Chip
            key={`${part} ${value}`}
            on
            state={part === 'states' ? (value as State) : undefined}
            onClick={() => toggle(part, value)}
            onRemove={() => toggle(part, value)}
          >
            {word(value)}
          </Chip>
        )),
      )}
      {entries.length > 0 && (
        <Menu entries={entries} width={220}>
          <PlusChip>{t('ui.items.filter')}</PlusChip>
        </Menu>
      )}
    </>
  );
}
