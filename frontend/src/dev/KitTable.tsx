import { Button } from '@/ui/Button';
import { Chip, Tags } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { useNotices } from '@/ui/Notices';
import { StateText, stateWord } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import type { Filter } from '@/ui/table/filters';

export interface KitItem {
  ref: string;
  title: string;
  state: State;
  category: string;
  modules: string[];
  activities: number;
  comments: number;
}

const titles: [string, State, string, string[]][] = [
  ['Sources are fit to release', 'ready_for_release', 'Build', ['source']],
  ['Version 3.12.1 in the sources', 'ready_for_release', 'Build', ['source', 'docs']],
  ['Source archives', 'ready_for_release', 'Build', ['source']],
  ['Windows packages', 'go_no_go', 'Build', ['windows']],
  ['macOS package', 'go_no_go', 'Build', ['macos']],
  [
    'Documentation: HTML, PDF, EPUB and Texinfo, in every language that is translated by more than half',
    'rejected',
    'Documentation',
    ['docs'],
  ],
  ['Files on the download server', 'ready_for_release', 'Publication', ['source']],
  ['Green lights', 'review', 'Publication', ['windows', 'macos', 'docs']],
  ['The tag becomes public', 'review', 'Publication', ['source']],
  ['Website', 'documentation', 'Publication', ['website']],
  ['Announcement', 'documentation', 'Communication', ['announcements']],
  ['Regenerate the software bill of materials', 'documentation', 'Build', ['source', 'a', 'b', 'c', 'd', 'e']],
];

/** As many items as asked for, the same ones over and over. */
export function kitItems(count: number): KitItem[] {
  return Array.from({ length: count }, (_, at) => {
    const [title, state, category, modules] = titles[at % titles.length] as (typeof titles)[number];
    return { ref: `REL-${at + 1}`, title, state, category, modules, activities: (at * 7) % 6, comments: (at * 5) % 4 };
  });
}

export const kitFilters: Filter<KitItem>[] = [
  { id: 'state', label: 'State', of: ({ state }) => state, word: (state) => stateWord(state as State), states: true },
  { id: 'category', label: 'Category', of: ({ category }) => category },
  { id: 'module', label: 'Modules', of: ({ modules }) => modules },
];

export const kitColumns: Column<KitItem>[] = [
  {
    id: 'state',
    head: 'State',
    value: (item) => item.state,
    text: (item) => stateWord(item.state),
    cell: (item) => <StateText state={item.state} />,
    width: 152,
  },
  { id: 'ref', head: 'Ref', value: (item) => item.ref, width: 72, mono: true },
  { id: 'title', head: 'Title', value: (item) => item.title, hideable: false },
  { id: 'category', head: 'Category', value: (item) => item.category, width: 120, spare: 1 },
  {
    id: 'modules',
    head: 'Modules',
    value: (item) => item.modules.join(', '),
    cell: (item) => <Tags names={item.modules} most={1} />,
    width: 120,
    spare: 2,
  },
  {
    id: 'activities',
    head: 'Activities',
    icon: 'steps',
    value: (item) => item.activities,
    width: 44,
    align: 'right',
    total: (rows) => rows.reduce((sum, { activities }) => sum + activities, 0),
  },
  {
    id: 'comments',
    head: 'Comments',
    icon: 'comment',
    value: (item) => item.comments,
    width: 44,
    align: 'right',
    total: (rows) => rows.reduce((sum, { comments }) => sum + comments, 0),
  },
];

interface KitTableProps {
  items: KitItem[];
  current?: string;
  onPeek?: (item: KitItem) => void;
  remember: string;
  autoFocus?: boolean;
}

export function KitTable({ items, current, onPeek, remember, autoFocus }: KitTableProps) {
  const { notify } = useNotices();
  return (
    <DataTable
      label="Items of 3.12.1 final"
      columns={kitColumns}
      rows={items}
      rowId={(item) => item.ref}
      remember={remember}
      filters={kitFilters}
      inAddress={false}
      autoFocus={autoFocus}
      current={current}
      onPeek={onPeek}
      onOpen={(item) => notify({ tone: 'done', title: `${item.ref} would open as a page.` })}
      chips={
        <>
          <Chip on>All items</Chip>
          <Chip>Waits for me</Chip>
        </>
      }
      tools={
        <Button size="s" icon="plus" keys="n" onClick={() => notify({ tone: 'done', title: 'A form would open.' })}>
          New item
        </Button>
      }
      bulk={(selected, clear) => (
        <Button size="s" kind="primary" onClick={clear}>
          {`Approve ${selected.length}`}
        </Button>
      )}
      isOld={(item) => item.title === 'Website'}
      empty={
        <EmptyState title="No items yet" action={<Button kind="primary">New item</Button>}>
          An item is one change that goes live in this window.
        </EmptyState>
      }
      foot={(count) => `${count} items`}
    />
  );
}
