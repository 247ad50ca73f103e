import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useGo } from '@/lib/go';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** The whole address of a place: "/p/SHOP/people". */
  to: string;
}

/** A link to a place of the window. Lighter than the router's, which works out relative addresses: a list has hundreds. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const navigate = useGo();
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    navigate(to, { replace: window.location.hash === `#${to}` });
  };
  return <a {...rest} href={`#${to}`} onClick={go} />;
}
