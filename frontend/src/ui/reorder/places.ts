/** The first and the last place that a row may get. */
export type Range = readonly [first: number, last: number];

interface Box {
  top: number;
  bottom: number;
}

export function isInRange(at: number, [first, last]: Range): boolean {
  return first <= at && at <= last;
}

/**
 * The place that a dragged row gets when it is let go at a height: it passes a row when the pointer passes the
 * middle of it, and stays within its range.
 */
export function targetOf(from: number, y: number, boxes: readonly Box[], [first, last]: Range): number {
  const middle = ({ top, bottom }: Box) => (top + bottom) / 2;
  const above = boxes.filter((box, at) => at < from && middle(box) < y).length;
  const passed = boxes.filter((box, at) => at > from && middle(box) < y).length;
  const to = above + passed;
  return Math.min(Math.max(to, first), last);
}
