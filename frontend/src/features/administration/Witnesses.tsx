import { usePresence } from '@/api/presence';
import { t } from '@/i18n/i18n';
import { WitnessWords } from '@/parts/presence/WitnessWords';
import { Note } from '@/ui/Note';
import classes from './Administration.module.css';

/** What the presence files of other workstations say against this file; nothing when they agree with it. */
export function Witnesses() {
  const witnesses = usePresence().data?.witnesses ?? [];
  if (witnesses.length === 0) return null;
  return (
    <Note tone="fail" title={t('ui.presence.against')}>
      {t('ui.presence.against_body')}
      <ul className={classes.findings}>
        {witnesses.map((witness) => (
          <li key={witness.file}>
            <WitnessWords witness={witness} />{' '}
            <span className="c2">{t('ui.presence.said_by', { file: witness.file, hash: witness.hash })}</span>
          </li>
        ))}
      </ul>
    </Note>
  );
}
