import type { DragEvent, MouseEvent } from 'react';
import { useNotices } from './Notices';
import { useSurroundings } from './UiProvider';

/** Whether an address is one that leaves the window: a web page or a mail. */
export const leavesTheWindow = (address: string) => /^(https?:\/\/|mailto:)/i.test(address);

const middle = 1;

/** What an anchor needs so that its address opens outside and never in place of the window, however it is asked for. */
export function useOutside(address: string) {
  const { openAddress } = useSurroundings();
  const { refuse } = useNotices();
  const open = (event: MouseEvent) => {
    event.preventDefault();
    openAddress(address).catch((error: Error) => refuse(address, error));
  };
  return {
    href: address,
    draggable: false,
    onClick: open,
    onAuxClick: (event: MouseEvent) => event.button === middle && open(event),
    onMouseDown: (event: MouseEvent) => event.button === middle && event.preventDefault(),
    onDragStart: (event: DragEvent) => event.preventDefault(),
  };
}
