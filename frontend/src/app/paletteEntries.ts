import type { Action, ActionContext } from '@/actions/registry';
import { t } from '@/i18n/i18n';
import { matches } from '@/lib/format';
import { isSame, type KnownPlace, type usePlaces } from '@/lib/places';
import type { IconName } from '@/ui/icons';
import type { State } from '@/ui/states';
import type { NavPlace } from './Nav';
import type { PlaceHere } from './usePlacesHere';

/** One line of the palette. */
export interface PaletteEntry {
  id: string;
  /** The head it stands under; entries of one head come together. */
  group: string;
  label: string;
  icon?: IconName;
  state?: State;
  /** Mono, before the label: a ref, a step number. */
  code?: string;
  /** At the end: where it is. */
  note?: string;
  keys?: string;
  reason?: string;
  /** Enter. */
  run: () => void;
  /** Ctrl+Enter: in the side panel. */
  peek?: () => void;
}

/** Finds things in the workspace while one types: items, steps, people. Throwing is shown as a sentence. */
export type PaletteSource = (text: string) => Promise<PaletteEntry[]>;

const most = 8; // of one kind, so that all kinds stay in sight

export function actionEntries(
  actions: readonly Action[],
  context: ActionContext,
  run: (action: Action) => void,
  text: string,
) {
  return actions
    .filter((action) => !action.unlisted && matches(`${action.label} ${action.keywords ?? ''}`, text))
    .slice(0, text ? most : undefined)
    .map<PaletteEntry>((action) => {
      const allowed = action.enabled?.(context) ?? true;
      return {
        id: `action ${action.id}`,
        group: t('ui.palette.actions'),
        label: action.label,
        icon: action.icon ?? 'check',
        keys: action.keys,
        reason: allowed === true ? undefined : allowed,
        run: () => run(action),
      };
    });
}

const lately = 6; // recent places before anything is typed

/** Before anything is typed: what was pinned, then where one was last, without the place on screen. */
export function knownEntries(
  { recent, pinned }: ReturnType<typeof usePlaces>,
  here: string,
  navigate: (to: string) => void,
): PaletteEntry[] {
  const entry = (group: string, icon: IconName) => (place: KnownPlace) => ({
    id: `known ${place.path}`,
    group,
    label: place.label,
    note: place.where,
    icon,
    run: () => navigate(place.path),
  });
  const others = recent.filter((one) => one.path !== here && !pinned.some((pin) => isSame(pin, one)));
  return [
    ...pinned.filter(({ path }) => path !== here).map(entry(t('ui.palette.pinned'), 'pin')),
    ...others.slice(0, lately).map(entry(t('ui.palette.recent'), 'history')),
  ];
}

/** The parts of what is on screen and of the workspace. Who types only the name of the whole means the whole. */
export function partEntries(parts: PlaceHere[], navigate: (to: string) => void, text: string): PaletteEntry[] {
  return parts
    .filter(({ label, note }) => matches(`${label} ${note}`, text) && (text.trim() === '' || !matches(note, text)))
    .slice(0, text ? most : undefined)
    .map(({ to, label, note, icon }) => ({
      id: `place ${to}`,
      group: t('ui.palette.places'),
      label,
      note,
      icon,
      run: () => navigate(to),
    }));
}

export function placeEntries(places: NavPlace[], navigate: (to: string) => void, text: string): PaletteEntry[] {
  const all = places.flatMap((place) => [
    { to: place.to, label: place.label, icon: place.icon },
    ...(place.children ?? [])
      .filter(({ pinned }) => !pinned || text !== '') // they stand under their own head else
      .map((child) => ({ ...child, icon: child.pinned ? ('pin' as const) : ('projects' as const) })),
  ]);
  return all
    .filter(({ label }) => matches(label, text))
    .map(({ to, label, icon }) => ({
      id: `place ${to}`,
      group: t('ui.palette.places'),
      label,
      icon,
      run: () => navigate(to),
    }));
}
