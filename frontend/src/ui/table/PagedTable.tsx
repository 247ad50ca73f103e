import { useMemo } from 'react';
import type { Paged } from '@/lib/paged';
import { ErrorBox } from '../ErrorBox';
import { Skeleton } from '../Skeleton';
import type { Column } from './columns';
import type { Filter } from './filters';
import { type TableProps, TableView } from './TableView';
import type { Look } from './useLook';

export interface PagedTableProps<R extends object> extends Omit<TableProps<R>, 'search' | 'groupOf' | 'groupHead'> {
  columns: Column<R>[];
  /** From useLook(): whoever asks for the pages needs its order, search and filters. */
  look: Look;
  pages: Paged<R>;
  filters?: Filter<R>[];
  search?: boolean;
}

const none: never[] = [];

/** A list that comes in pages: those around the visible part are brought, the others stand as skeletons. */
export function PagedTable<R extends object>({ pages, search = true, ...rest }: PagedTableProps<R>) {
  const rows = useMemo(() => pages.loaded.map(({ row }) => row), [pages.loaded]);
  if (pages.error) return <ErrorBox error={pages.error} onRetry={pages.retry} />;
  if (!pages.ready) return <Skeleton />;
  return <TableView {...rest} search={search} all={none} rows={rows} pages={pages} />;
}
