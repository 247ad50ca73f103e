import { type Message, say, type TextKey, t } from '@/i18n/i18n';
import { fullMomentText } from '@/lib/time';
import { useZone } from '@/ui/UiProvider';
import classes from './Offline.module.css';

interface ClashProps {
  title: string;
  command: string;
  actor_name: string;
  at: number;
  why?: Message;
  others: { seq: number; at: number; actor_name: string; command: string }[];
}

/** What was asked for with the laptop and is refused, beside what others did to the same thing meanwhile. */
export function Clash({ title, command, actor_name, at, why, others }: ClashProps) {
  const zone = useZone();
  const line = (name: string, did: string, when: number) =>
    t('ui.offline.did', { name, title, did: t(`ui.did.${did}` as TextKey), time: fullMomentText(when, zone) });
  return (
    <article className={classes.clash}>
      <h3 className="b">{title}</h3>
      {why && <p className="i-fail">{say(why)}</p>}
      <div className={classes.sides}>
        <div>
          <h4 className="sec">{t('ui.offline.with_laptop')}</h4>
          <p>{line(actor_name, command, at)}</p>
        </div>
        <div>
          <h4 className="sec">{t('ui.offline.here')}</h4>
          {others.length === 0 && <p className="c3">{t('ui.offline.nobody')}</p>}
          {others.map((one) => (
            <p key={one.seq}>{line(one.actor_name, one.command, one.at)}</p>
          ))}
        </div>
      </div>
    </article>
  );
}
