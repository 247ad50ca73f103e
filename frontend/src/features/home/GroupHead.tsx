import { t } from '@/i18n/i18n';
import { relativeText } from '@/lib/time';
import { KeyHint } from '@/ui/KeyHint';
import { StateMark } from '@/ui/StateMark';
import classes from './Home.module.css';
import type { NeedGroup } from './needs';

/** The head of a group of needs; the first one also tells the keys. */
export function GroupHead({ group, now, first }: { group: NeedGroup; now: number; first: boolean }) {
  const need = group.needs[0];
  return (
    <div role="row" tabIndex={-1} className={`${classes.group} ${group.kind === 'late' ? classes.late : ''}`}>
      <div role="gridcell" tabIndex={-1} className="cut row g8">
        {group.kind === 'late' && <StateMark state="overdue" size={14} />}
        {group.kind === 'late' && t('ui.home.late_group')}
        {group.kind === 'later' && t('ui.home.later_group')}
        {group.kind === 'deployment' && need && (
          <>
            <span className="cut">{`${need.project_title}, ${need.deployment_title}`}</span>
            <span className="c3 nw">{startWords(need.start, now)}</span>
          </>
        )}
      </div>
      {first && (
        <span className={`push row g12 c3 nw ${classes.hint}`}>
          <span className="row g4">
            <KeyHint keys="x" /> {t('ui.home.key_select')}
          </span>
          <span className="row g4">
            <KeyHint keys="j" />
            <KeyHint keys="k" /> {t('ui.home.key_move')}
          </span>
          <span className="row g4">
            <KeyHint keys="enter" /> {t('ui.home.key_open')}
          </span>
        </span>
      )}
    </div>
  );
}

function startWords(start: number, now: number): string {
  const when = relativeText(start, now);
  return start > now ? t('ui.home.starts', { when }) : t('ui.home.started', { when });
}
