import { useEffect } from 'react';
import { matchPath, useLocation } from 'react-router';
import { AppError } from '@/api/call';
import { type ShownPlace, showPlace } from '@/api/presence';
import { t } from '@/i18n/i18n';
import { useOpenForms } from '@/lib/openForms';
import { useNotices } from '@/ui/Notices';

/** Tells the others which project, deployment and item is looked at, and which forms are open. */
export function useShowPlace() {
  const { pathname } = useLocation();
  const forms = useOpenForms();
  const { refuse } = useNotices();
  const place = JSON.stringify(placeOf(pathname, forms));
  useEffect(() => {
    showPlace(JSON.parse(place)).catch((error: unknown) => {
      // Whoever has just signed out is nowhere any more.
      if (!(error instanceof AppError) || error.code !== 'unauthenticated')
        refuse(t('ui.presence.not_shown'), error as Error);
    });
  }, [place, refuse]);
}

function placeOf(pathname: string, forms: readonly string[]): ShownPlace {
  const project = matchPath('/p/:project/*', pathname)?.params.project;
  const deployment = matchPath('/p/:project/d/:deployment/*', pathname)?.params.deployment;
  const item = matchPath('/p/:project/d/:deployment/i/:item/*', pathname)?.params.item;
  return { project_key: project ?? '', deployment: deployment ?? '', item: item ?? '', forms: [...forms] };
}
