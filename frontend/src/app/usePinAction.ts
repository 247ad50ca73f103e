import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import { t } from '@/i18n/i18n';
import { isPinned, turnPin, usePlaces } from '@/lib/places';
import { placeOf, useCrumbs } from './place';

/** Pins the place on screen, or takes the pin away. */
export function usePinAction(): { pin: Action; isOn: boolean } {
  const { pathname } = useLocation();
  const crumbs = useCrumbs();
  const known = usePlaces();
  const place = useMemo(() => placeOf(crumbs, pathname), [crumbs, pathname]);
  const isOn = place !== undefined && isPinned(known, place);
  const pin = useMemo<Action>(
    () => ({
      id: 'place.pin',
      label: isOn ? t('ui.place.unpin') : t('ui.place.pin'),
      group: 'ui.keys.everywhere',
      icon: 'pin',
      enabled: () => place !== undefined || t('ui.place.no_pin'),
      run: () => place && turnPin(place),
    }),
    [place, isOn],
  );
  useActions(useMemo(() => [pin], [pin]));
  return { pin, isOn };
}
