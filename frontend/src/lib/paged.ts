/** Rows that come in pages, of which those around the visible part are there. */
export interface Paged<R> {
  /** Of all pages. */
  total: number;
  loaded: readonly { at: number; row: R }[];
  /** Called with what is in sight: brings the pages of it. */
  need: (from: number, to: number) => void;
  /** Every row, or nothing when there are more than a list can select at once. */
  all: () => Promise<R[] | undefined>;
  /** Asked in another order or with another filter, and not answered: the rows are those from before. */
  late: boolean;
  /** There was an answer. */
  ready: boolean;
  error: { message: string } | null;
  retry: () => void;
}

/** Most rows that are brought at once, to be selected. */
export const mostAtOnce = 5000;
