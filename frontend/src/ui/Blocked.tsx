import { createContext, type ReactNode, useContext } from 'react';
import { t } from '@/i18n/i18n';
import { Tag } from './Chip';

const BlockedContext = createContext<ReadonlySet<string>>(new Set());

interface BlockedProviderProps {
  /** The names of those who are blocked; a name is one person's in a workspace. */
  names: ReadonlySet<string>;
  children: ReactNode;
}

/** Once, where somebody is signed in. */
export function BlockedProvider({ names, children }: BlockedProviderProps) {
  return <BlockedContext value={names}>{children}</BlockedContext>;
}

/** Behind the name of a person: that they are blocked, else nothing. */
export function BlockedMark({ name }: { name: string }) {
  return useContext(BlockedContext).has(name) ? <Tag>{t('ui.person.blocked')}</Tag> : null;
}
