import type { HomeView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Later } from '@/lib/later';
import type { Peeked } from '@/parts/peek/Peek';
import classes from './Home.module.css';
import { HomeProjects } from './HomeProjects';
import { NowCards, UpcomingLines } from './WindowCards';

/** Beside what waits: what runs now, what comes, my projects. */
export function HomeSide({ home, onPeek }: { home: HomeView; onPeek: (of: Peeked) => void }) {
  return (
    <aside className={classes.side} aria-label={t('ui.home.side')}>
      <Later>
        {home.now.length > 0 && (
          <section className={classes.section}>
            <h2>{t('ui.home.now')}</h2>
            <NowCards windows={home.now} onPeek={onPeek} />
          </section>
        )}
        <section className={classes.section}>
          <h2>{t('ui.home.upcoming')}</h2>
          <UpcomingLines windows={home.upcoming} onPeek={onPeek} />
        </section>
        <HomeProjects />
      </Later>
    </aside>
  );
}
