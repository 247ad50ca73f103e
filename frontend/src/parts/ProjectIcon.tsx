import { Icon } from '@/ui/Icon';
import { type IconName, icons } from '@/ui/icons';

const offered: IconName[] = [
  'cube',
  'rocket',
  'globe',
  'cart',
  'coins',
  'code',
  'computer',
  'data',
  'document',
  'flag',
  'key',
  'lock',
  'mail',
  'people',
  'phone',
  'print',
  'settings',
];

/** The icons that a project may have; one that was chosen elsewhere stays on offer. */
export function projectIcons(chosen: string): string[] {
  return chosen === '' || offered.includes(chosen as IconName) ? offered : [chosen, ...offered];
}

/** The icon of a project; a name that this window does not know is drawn as the usual one. */
export function ProjectIcon({ icon }: { icon: string }) {
  return <Icon name={icon in icons ? (icon as IconName) : 'cube'} />;
}
