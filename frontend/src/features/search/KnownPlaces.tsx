import type { KeyboardEvent } from 'react';
import { t } from '@/i18n/i18n';
import { isSame, type KnownPlace, usePlaces } from '@/lib/places';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import type { IconName } from '@/ui/icons';
import { Link } from '@/ui/Link';
import classes from './Search.module.css';

const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

/** Before anything is typed: what was pinned, and where one was last. The arrows go from place to place. */
export function KnownPlaces() {
  const { recent, pinned } = usePlaces();
  const others = recent.filter((one) => !pinned.some((pin) => isSame(pin, one)));
  if (recent.length + pinned.length === 0) {
    return <EmptyState title={t('ui.search.start')}>{t('ui.search.start_body')}</EmptyState>;
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = step[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const links = [...event.currentTarget.querySelectorAll('a')];
    links[links.indexOf(document.activeElement as HTMLAnchorElement) + by]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows only go along the links
    <div className={classes.results} onKeyDown={onKeyDown}>
      <Places title={t('ui.palette.pinned')} icon="pin" places={pinned} />
      <Places title={t('ui.palette.recent')} icon="history" places={others} />
    </div>
  );
}

function Places({ title, icon, places }: { title: string; icon: IconName; places: readonly KnownPlace[] }) {
  if (places.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={classes.group}>{title}</h2>
      <ul>
        {places.map(({ path, label, where }) => (
          <li key={path}>
            <Link to={path} className={classes.hit}>
              <Icon name={icon} />
              <b className="cut grow" title={label}>
                {label}
              </b>
              <span className={`t12 c3 cut ${classes.where}`} title={where}>
                {where}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
