import type { SignerView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Tag } from '@/ui/Chip';
import { Time } from '@/ui/Time';
import classes from './Signing.module.css';

/** People who have to sign, each with when they did. */
export function Signers({ signers }: { signers: readonly SignerView[] }) {
  return (
    <ul className={classes.signers} aria-label={t('ui.signing.signers')}>
      {signers.map((signer) => (
        <li key={signer.user}>
          <span className="grow">
            <b>{signer.name}</b>{' '}
            <span className="c3">
              {signer.roles.map((role) => t(`document.signer.${role as 'author'}`)).join(', ')}
            </span>
          </span>
          <State signer={signer} />
        </li>
      ))}
    </ul>
  );
}

function State({ signer }: { signer: SignerView }) {
  if (signer.signed_at > 0) {
    return (
      <span className="row g8">
        {!signer.confirmed && <Tag>{t('ui.signing.key_unconfirmed')}</Tag>}
        {signer.doubtful && <Tag>{t('ui.signing.key_doubtful')}</Tag>}
        <span>
          {t('ui.signing.signed')} <Time at={signer.signed_at} as="said" />
        </span>
      </span>
    );
  }
  return <span className="c3">{t(signer.left ? 'ui.signing.left' : 'ui.signing.waits')}</span>;
}
