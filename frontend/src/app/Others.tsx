import { Popover } from '@mantine/core';
import { useState } from 'react';
import { type Presence, type Present, usePresence } from '@/api/presence';
import { t } from '@/i18n/i18n';
import { andText } from '@/i18n/locale';
import { deploymentPath, itemPath, projectPath } from '@/lib/paths';
import { Avatar } from '@/ui/Avatar';
import { Icon } from '@/ui/Icon';
import { Link } from '@/ui/Link';
import { Time } from '@/ui/Time';
import classes from './Others.module.css';

/** "Mei, Wes are here" at the foot, and behind it where they are. Nothing while nobody else is. */
export function Others({ me }: { me: string }) {
  const [open, setOpen] = useState(false);
  const { data } = usePresence();
  const words = data && wordsOf(data, me);
  if (!words) return null;
  const trouble = data.unseen || data.same_host.length > 0;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="top-start"
      offset={8}
      width={340}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: classes.pop }}
    >
      <Popover.Target>
        <button type="button" className={classes.button} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="people" />
          <span className={trouble ? 'cut i-hold b' : 'cut'}>{words}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ui.presence.title')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by key */}
        <div className={classes.list} tabIndex={0} role="region" aria-label={t('ui.presence.title')}>
          {data.others.map((one) => (
            <Person key={one.workstation} one={one} mine={one.user === me} onGo={() => setOpen(false)} />
          ))}
          {data.same_host.length > 0 && (
            <p className="i-hold">
              {t('ui.presence.same_host', { host: andText(data.same_host) })} {t('ui.presence.same_host_body')}
            </p>
          )}
          {data.unseen && <p className="i-hold">{t('ui.presence.unseen_body')}</p>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const named = 3;

/** The names of those who are here, the first of them when there are many; empty when there is nothing to say. */
function wordsOf({ others, unseen }: Presence, me: string): string {
  const names = [...new Set(others.map((one) => (one.user === me ? t('ui.presence.you') : one.name)))];
  if (names.length > named + 1) {
    return t('ui.presence.many', { names: names.slice(0, named).join(', '), count: names.length - named });
  }
  if (names.length > 0) return t('ui.presence.here', { names: names.join(', '), count: names.length });
  return unseen ? t('ui.presence.unseen') : '';
}

interface PersonProps {
  one: Present;
  mine: boolean;
  onGo: () => void;
}

function Person({ one, mine, onGo }: PersonProps) {
  const { name, host, since, project_key, project_title, deployment, deployment_title, item, item_title } = one;
  const path = item
    ? itemPath(project_key, deployment, item)
    : deployment
      ? deploymentPath(project_key, deployment)
      : projectPath(project_key);
  return (
    <div className={classes.person}>
      <Avatar name={name} />
      <div className="grow">
        <div>
          <b>{mine ? t('ui.presence.you') : name}</b>{' '}
          <span className="c2">
            {t('ui.presence.since')} <Time at={since} as="short" />
          </span>
        </div>
        {project_key && (
          <div>
            {one.forms.length > 0 && <span className="c2">{t('ui.presence.edits')}</span>}{' '}
            <Link to={path} onClick={onGo}>
              {item_title || deployment_title || project_title}
            </Link>
          </div>
        )}
        <div className="c2">{t('ui.presence.workstation', { host: host || t('ui.presence.no_name') })}</div>
      </div>
    </div>
  );
}
