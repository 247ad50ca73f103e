import type { ReactNode } from 'react';
import { Icon } from '@/ui/Icon';
import type { IconName } from '@/ui/icons';
import { TwoClocks } from '@/ui/Time';
import { useZone, ZoneProvider } from '@/ui/UiProvider';
import classes from './StatusBar.module.css';

export interface StatusModel {
  /** Who I am, and my role here. */
  me?: { name: string; note?: string };
  /** Where the data is, and that it is saved. */
  data?: { icon: IconName; label: string; note?: ReactNode; trouble?: boolean };
  /** Who else is here: the button that says it. Nothing when nobody is. */
  others?: ReactNode;
  /** The zone of the project that is looked at. */
  zone?: string;
}

/** The foot of the window: nobody ever wonders whether it was saved. */
export function StatusBar({ status }: { status: StatusModel }) {
  const { me, data, others } = status;
  const mine = useZone();
  return (
    <footer className={classes.status} data-screen-only>
      {me && (
        <span className={classes.part}>
          <Icon name="person" />
          <b>{me.name}</b>
          <span className="c3">{me.note}</span>
        </span>
      )}
      {data && (
        <span className={`${classes.part} ${data.trouble ? 'i-fail b' : ''}`} role="status">
          <Icon name={data.icon} />
          {data.label}
          <span className={data.trouble ? undefined : 'c3'}>{data.note}</span>
        </span>
      )}
      {others && <span className={classes.part}>{others}</span>}
      <span className="push">
        <ZoneProvider zone={status.zone ?? mine}>
          <TwoClocks />
        </ZoneProvider>
      </span>
    </footer>
  );
}
