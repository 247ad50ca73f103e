import { Menu as MantineMenu } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import { t } from '@/i18n/i18n';
import { IconButton } from './Button';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { ariaKeys, KeyHint } from './KeyHint';
import classes from './Menu.module.css';

export interface MenuEntry {
  id: string;
  label: string;
  onSelect: () => void;
  icon?: IconName;
  keys?: string;
  /** What it is; stands under the label. */
  hint?: string;
  /** Why it cannot be chosen; stands under the label. */
  reason?: string;
  danger?: boolean;
  /** It is the one in force. */
  checked?: boolean;
  /** A line above it. */
  apart?: boolean;
  /** Words above it and what follows. */
  heading?: string;
}

interface MenuProps {
  entries: MenuEntry[];
  /** The button that opens it. */
  children: ReactElement;
  width?: number;
  /** Below the left edge of its button: for one at the left of a page. */
  fromStart?: boolean;
}

/** A menu of entries; refused ones stay, with their reason. */
export function Menu({ entries, children, width = 264, fromStart }: MenuProps) {
  return (
    <MantineMenu
      position={fromStart ? 'bottom-start' : 'bottom-end'}
      offset={4}
      width={width}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: classes.menu }}
    >
      <MantineMenu.Target>{children}</MantineMenu.Target>
      <MantineMenu.Dropdown>
        {entries.map((entry) => (
          <Fragment key={entry.id}>
            {entry.apart && <MantineMenu.Divider className={classes.line} />}
            {entry.heading && <MantineMenu.Label className={classes.heading}>{entry.heading}</MantineMenu.Label>}
            <Entry entry={entry} />
          </Fragment>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  const look = [classes.entry, entry.reason ? classes.off : '', entry.danger ? classes.danger : ''].join(' ');
  return (
    <MantineMenu.Item
      className={look}
      classNames={{ itemLabel: classes.label }}
      aria-disabled={entry.reason ? true : undefined}
      aria-keyshortcuts={ariaKeys(entry.keys)}
      closeMenuOnClick={!entry.reason}
      // Once the menu is closed: else it would take back the focus from what the entry opens.
      onClick={entry.reason ? undefined : () => setTimeout(entry.onSelect)}
    >
      {entry.icon && <Icon name={entry.icon} />}
      <span className="grow">
        {entry.label}
        {(entry.reason ?? entry.hint) && <span className={classes.why}>{entry.reason ?? entry.hint}</span>}
      </span>
      {entry.checked && <Icon name="check" />}
      {entry.keys && <KeyHint keys={entry.keys} />}
    </MantineMenu.Item>
  );
}

/** The three dots that hold what is rarer. Nothing when there is nothing. */
export function MoreMenu({ entries, label = t('ui.menu.more') }: { entries: MenuEntry[]; label?: string }) {
  if (entries.length === 0) return null;
  return (
    <Menu entries={entries}>
      <IconButton icon="more" label={label} />
    </Menu>
  );
}
