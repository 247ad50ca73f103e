import { Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from './Tip.module.css';

/** Words on hover and focus. Without words it is only what stands inside. */
export function Tip({ words, children }: { words: string | undefined; children: ReactElement }) {
  if (!words) return children;
  return (
    <Tooltip
      label={words}
      events={{ hover: true, focus: true, touch: true }}
      openDelay={200}
      multiline
      maw={280}
      offset={6}
      classNames={{ tooltip: classes.tip }}
      transitionProps={{ duration: 0 }}
    >
      {children}
    </Tooltip>
  );
}
