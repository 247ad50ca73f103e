import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { t } from '@/i18n/i18n';
import { Icon } from '@/ui/Icon';
import type { IconName } from '@/ui/icons';
import { Link } from '@/ui/Link';
import { Menu, type MenuEntry } from '@/ui/Menu';
import { StateMark } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Tip } from '@/ui/Tip';
import classes from './Nav.module.css';

export interface NavPlace {
  to: string;
  /** How the addresses begin that also belong to it; said of it while its children are folded away. */
  below?: string;
  label: string;
  icon: IconName;
  /** How many things wait there. */
  count?: number;
  /** Under it: favourite projects, with their mark; pinned places. */
  children?: { to: string; label: string; state?: State; pinned?: boolean }[];
}

export interface NavModel {
  workspace: { name: string; entries: MenuEntry[] };
  places: NavPlace[];
}

interface NavProps {
  nav: NavModel;
  folded: boolean;
  onFold: () => void;
}

/** The left side: workspace, places, what waits; folds to icons. */
export function Nav({ nav, folded, onFold }: NavProps) {
  return (
    <nav data-screen-only className={`${classes.nav} ${folded ? classes.folded : ''}`} aria-label={t('ui.nav.label')}>
      <Workspace workspace={nav.workspace} folded={folded} />
      <div className={classes.places}>
        {nav.places.map((place) => (
          <div key={place.to}>
            {/* The tip needs an element of its own: it would overwrite the link's class. */}
            <Tip words={folded ? place.label : undefined}>
              <div>
                <PlaceLink
                  to={place.to}
                  below={folded ? place.below : undefined}
                  name={folded ? [place.label, place.count || ''].join(' ').trim() : undefined}
                >
                  <Icon name={place.icon} />
                  <span className={`cut ${classes.word}`}>{place.label}</span>
                  {Boolean(place.count) && <b className={classes.count}>{place.count}</b>}
                </PlaceLink>
              </div>
            </Tip>
            {!folded && place.children && place.children.length > 0 && (
              <div className={classes.children}>
                {place.children.map((child) => (
                  <PlaceLink key={child.to} to={child.to} title={child.label}>
                    <span className="cut grow">{child.label}</span>
                    {child.state && <StateMark state={child.state} size={14} />}
                  </PlaceLink>
                ))}
              </div>
            )}
          </div>
        ))}
      </div>
      <Tip words={folded ? t('ui.nav.unfold') : undefined}>
        <button
          type="button"
          className={`${classes.link} ${classes.fold}`}
          aria-expanded={!folded}
          aria-label={folded ? t('ui.nav.unfold') : undefined}
          onClick={onFold}
        >
          <Icon name="fold" />
          <span className={classes.word}>{t('ui.nav.fold')}</span>
        </button>
      </Tip>
    </nav>
  );
}

interface PlaceLinkProps {
  to: string;
  below?: string;
  /** For screen readers, where its words are folded away. */
  name?: string;
  title?: string;
  children: ReactNode;
}

/** It is marked while the window is there, or below it. */
function PlaceLink({ to, below, name, title, children }: PlaceLinkProps) {
  const { pathname } = useLocation();
  const path = to.split('?')[0] ?? to;
  const isBelow = [path, below].some((one) => one && one !== '/' && pathname.startsWith(`${one}/`));
  const isHere = pathname === path || isBelow;
  return (
    <Link
      to={to}
      className={`${classes.link} ${isHere ? classes.here : ''}`}
      aria-current={isHere ? 'page' : undefined}
      aria-label={name}
      title={title}
    >
      {children}
    </Link>
  );
}

function Workspace({ workspace, folded }: { workspace: NavModel['workspace']; folded: boolean }) {
  const name = (
    <>
      <Icon name="data" />
      <span className="cut grow" title={workspace.name}>
        {workspace.name}
      </span>
    </>
  );
  if (workspace.entries.length === 0) return <div className={classes.workspace}>{name}</div>;
  return (
    <Menu entries={workspace.entries} width={240}>
      <button type="button" className={classes.workspace} aria-label={folded ? workspace.name : undefined}>
        {name}
        <Icon name="down" />
      </button>
    </Menu>
  );
}
