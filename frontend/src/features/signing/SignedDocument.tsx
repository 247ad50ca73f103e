import type { SignedDocumentView } from '@/api/door';
import { openFile, saveFile } from '@/api/files';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Tag } from '@/ui/Chip';
import { Time } from '@/ui/Time';
import { Signers } from './Signers';
import classes from './Signing.module.css';
import { useRun } from './useRun';

/** A signed document: what it is, whether it still counts, and who signed. */
export function SignedDocument({ document }: { document: SignedDocumentView }) {
  const { run } = useRun(document.name);
  const link = { kind: 'document', record: document.id } as const;
  return (
    <article className={classes.document} aria-label={document.name}>
      <div className={classes.head}>
        <span className="grow">
          <b>{t(`ui.signing.moment_${document.moment as 'approved'}`, { version: document.version })}</b>{' '}
          <Tag>{t(stateOf(document))}</Tag>
          <br />
          <span className="c3 t13">
            <span className="mono">{document.code}</span> · {document.by_name} <Time at={document.at} as="said" />
          </span>
        </span>
        <Button icon="openPage" onClick={() => run(() => openFile(link))}>
          {t('ui.signing.open')}
        </Button>
        <Button icon="download" onClick={() => run(() => saveFile(link))}>
          {t('ui.signing.save')}
        </Button>
      </div>
      <Signers signers={document.signers} />
    </article>
  );
}

function stateOf({ current, complete }: SignedDocumentView) {
  if (!current) return 'ui.signing.outdated';
  return complete ? 'ui.signing.complete' : 'ui.signing.incomplete';
}
