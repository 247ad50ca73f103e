import type { FolderCheck } from '@/api/folders';
import { say, t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { Note, type NoteTone } from '@/ui/Note';
import { Drawing } from '@/ui/Shapes';
import classes from './Folder.module.css';
import type { CheckedFolder } from './useFolderCheck';

/** What a check of a folder found, in the sentences of the terminal; or that it goes on. */
export function FolderResult({ checked }: { checked: CheckedFolder | null }) {
  return (
    <div role="status">
      {checked && (
        <div className="stack g8">
          {checked.folder && <p className={`t13 mono ${classes.path}`}>{checked.folder}</p>}
          {checked.check && checked.folder && <p className="t13">{driveText(checked.check.drive)}</p>}
          {checked.check ? <Found check={checked.check} /> : <p className="t13 c2">{t('ui.folder.trying')}</p>}
        </div>
      )}
    </div>
  );
}

const tones: Record<string, NoteTone> = { alone: 'done', together: 'done', in_turn: 'hold' };

function Found({ check }: { check: FolderCheck }) {
  const { tried, use } = check;
  return (
    <>
      {tried && <Tried check={check} />}
      <Note tone={tones[use] ?? 'fail'}>{say({ key: `share.use.${use || 'none'}` })}</Note>
    </>
  );
}

/** What kind of drive it is, where it begins, and what it is called. */
export function driveText({ kind, system, root }: FolderCheck['drive']): string {
  return say({ key: `share.kind.${kind}`, params: { system, folder: root } });
}

const checks = ['locks_alone', 'locks', 'exclusive', 'synced', 'renames'] as const;

function Tried({ check }: { check: FolderCheck }) {
  return (
    <ul className={`t13 ${classes.tried}`} aria-label={t('ui.folder.tried')}>
      {checks.map((one) => (
        <li key={one} className={classes.one}>
          <Drawing shape={check[one] ? 'tick' : 'cross'} tone={check[one] ? 'done' : 'fail'} size={16} />
          <span className="grow">{t(`share.check.${one}`)}</span>
          <b className={check[one] ? 'i-done' : 'i-fail'}>{t(check[one] ? 'share.check.yes' : 'share.check.no')}</b>
        </li>
      ))}
      <li className={classes.measured}>{t('share.check.latency', { ms: thousandths(check.latency) })}</li>
      <li className={classes.measured}>
        {t(check.clock < 0 ? 'share.check.clock_behind' : 'share.check.clock', {
          seconds: thousandths(Math.abs(check.clock)),
        })}
      </li>
    </ul>
  );
}

/** A number of them, with one decimal. */
function thousandths(n: number): string {
  return numberText(Math.round(n / 100) / 10);
}
