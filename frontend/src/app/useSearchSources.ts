import { useMemo } from 'react';
import { get, type HitView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { pathOf } from '@/lib/paths';
import type { IconName } from '@/ui/icons';
import type { PaletteSource } from './paletteEntries';

const most = 20;

const icons: Record<string, IconName> = {
  project: 'projects',
  deployment: 'calendar',
  request: 'flag',
  item: 'document',
  comment: 'comment',
  step: 'steps',
  task: 'check',
  file: 'attachment',
};

/** What the palette finds in the workspace. */
export function useSearchSources(): PaletteSource[] {
  const navigate = useGo();
  return useMemo(() => {
    const find: PaletteSource = async (text) => {
      const { hits } = await get('search', { text, limit: most });
      return [...hits.toSorted(requestsLast).map(entry), all(text)];
    };
    const entry = (hit: HitView) => ({
      id: `${hit.kind} ${hit.id}`,
      group: t(`ui.search.kind_${hit.kind as 'item'}`),
      label: hit.title,
      icon: icons[hit.kind],
      note: hit.kind === 'project' ? undefined : hit.project_title,
      run: () => void navigate(pathOf(hit)),
    });
    const all = (text: string) => ({
      id: 'search all',
      group: t('ui.search.all_head'),
      label: t('ui.search.all', { text }),
      icon: 'search' as const,
      run: () => void navigate(`/search?q=${encodeURIComponent(text)}`),
    });
    return [find];
  }, [navigate]);
}

/** What became of a request has the same title, and is what people look for. */
function requestsLast(a: HitView, b: HitView): number {
  return Number(a.kind === 'request') - Number(b.kind === 'request');
}
