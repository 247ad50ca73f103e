import { useQueryClient } from '@tanstack/react-query';
import { forgetWorkspace, type RecentWorkspace } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { IconButton } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';
import { Tip } from '@/ui/Tip';
import classes from './Welcome.module.css';

interface RecentListProps {
  list: RecentWorkspace[];
  /** The path that is being opened. */
  opening: string;
  /** Something is being opened, and nothing else can be. */
  off: boolean;
  onOpen: (path: string) => void;
}

/** Workspaces opened here before, with where and when; those whose file is gone say so. */
export function RecentList({ list, opening, off, onOpen }: RecentListProps) {
  const client = useQueryClient();
  const { notify, refuse } = useNotices();
  const forget = async ({ path, name }: RecentWorkspace) => {
    try {
      await forgetWorkspace(path);
      notify({ tone: 'done', title: t('ui.welcome.forgotten', { name }) });
    } catch (error) {
      refuse(t('ui.welcome.forget', { name }), error as Error);
    }
    await client.invalidateQueries();
  };
  if (list.length === 0) return <p className="t13 c3">{t('ui.welcome.empty')}</p>;
  return (
    <ul className={classes.list}>
      {list.map((recent) => (
        <li key={recent.path} className={classes.row}>
          <Tip words={`${recent.path}\n${recent.fingerprint}`}>
            <button
              type="button"
              className={classes.open}
              aria-busy={recent.path === opening || undefined}
              aria-disabled={off || undefined}
              onClick={() => !off && onOpen(recent.path)}
            >
              <Icon name="data" />
              <span className="grow">
                <span className={recent.missing ? 'c3' : 'b'}>{recent.name}</span>
                <span className={`cut ${classes.where}`} style={{ display: 'block' }}>
                  {recent.missing ? t('ui.welcome.missing') : recent.path}
                </span>
              </span>
              <span className="t12 c3 nw">
                {t('ui.welcome.opened')} <Time at={recent.opened_at} as="short" />
              </span>
            </button>
          </Tip>
          <IconButton
            icon="close"
            busy={off}
            label={t('ui.welcome.forget', { name: recent.name })}
            onClick={() => void forget(recent)}
          />
        </li>
      ))}
    </ul>
  );
}
