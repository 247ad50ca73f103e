import { useMemo } from 'react';
import type { Action } from '@/actions/registry';
import type { SessionView } from '@/api/door';
import { doCommand } from '@/api/door';
import { t } from '@/i18n/i18n';
import { type SchemeChoice, useScheme } from '@/theme/scheme';

const go = (id: string, to: string, label: string, icon: Action['icon'], keys?: string): Action => ({
  id: `go.${id}`,
  label,
  group: 'ui.keys.everywhere',
  icon,
  keys,
  unlisted: keys !== undefined, // the palette lists the places themselves
  run: ({ navigate }) => navigate(to),
});

const themes: { choice: SchemeChoice; icon: Action['icon'] }[] = [
  { choice: 'light', icon: 'sun' },
  { choice: 'dark', icon: 'moon' },
  { choice: 'system', icon: 'computer' },
];

/** The keys to the places, and the colours, which are kept with the person. */
export function useGoActions({ user, digests }: SessionView): Action[] {
  const { choose } = useScheme();
  return useMemo(
    () => [
      go('home', '/', t('ui.frame.go_home'), 'home', 'g h'),
      go('projects', '/projects', t('ui.frame.go_projects'), 'projects', 'g p'),
      go('activity', '/activity', t('ui.frame.go_activity'), 'activity', 'g a'),
      go('profile', '/profile', t('ui.frame.profile'), 'person'),
      go('check', '/check', t('ui.signing.check'), 'document'),
      go('search', '/search', t('ui.frame.search_page'), 'search'),
      ...themes.map<Action>(({ choice, icon }) => ({
        id: `frame.theme.${choice}`,
        label: t(`ui.frame.theme_${choice}`),
        group: 'ui.keys.everywhere',
        icon,
        enabled: () => choice !== user.theme || t('ui.frame.theme_is'),
        run: () => {
          choose(choice);
          return doCommand('user.edit', { theme: { was: digests.theme ?? '', to: choice } });
        },
      })),
    ],
    [user.theme, digests.theme, choose],
  );
}
