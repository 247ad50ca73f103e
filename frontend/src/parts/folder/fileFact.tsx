import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';

/** The row that names a file with its whole path. */
export function fileFact(path: string): [string, ReactNode] {
  return [
    t('ui.recovery.file'),
    <span key="file" className="mono">
      {path}
    </span>,
  ];
}
