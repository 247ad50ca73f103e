import type { CheckedFile } from '@/api/signing';
import { say, t } from '@/i18n/i18n';
import { Note, type NoteTone } from '@/ui/Note';
import { Time } from '@/ui/Time';
import classes from './Signing.module.css';

const tones: Record<string, NoteTone> = { valid: 'done', outdated: 'hold', other_history: 'hold', altered: 'fail' };

/** The answer about a file: one sentence, and what it rests on. */
export function CheckAnswer({ checked: { name, result } }: { checked: CheckedFile }) {
  const others = result.findings.filter(({ message }) => message.key !== result.message.key);
  return (
    <section className={classes.section} aria-label={name}>
      <Note tone={tones[result.verdict] ?? 'info'} title={name}>
        {say(result.message)}
      </Note>
      {result.signatures.length > 0 && (
        <ul className={classes.signers} aria-label={t('ui.signing.signatures')}>
          {result.signatures.map((signature) => (
            <li key={signature.name + signature.at}>
              <span className="grow">
                <b>{signature.name}</b> <span className="c3">{signature.reason}</span>
              </span>
              {t(signature.ok ? 'ui.signing.holds' : 'ui.signing.does_not_hold')} <Time at={signature.at} as="said" />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={classes.findings}>
          {others.map(({ message, bad }) => (
            <li key={message.key + JSON.stringify(message.params)} className={bad ? 'b' : 'c2'}>
              {say(message)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
