import { useMemo, useRef } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { DocumentSignOffView } from '@/api/door';
import { useGet } from '@/api/queries';
import { signDocument } from '@/api/signing';
import { useDeployment } from '@/app/deployment';
import { say, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { Note } from '@/ui/Note';
import { SignedDocument } from './SignedDocument';
import { Signers } from './Signers';
import classes from './Signing.module.css';
import { useRun } from './useRun';

/** Who has to sign the run book of a deployment, and who has. */
export function SigningTab() {
  const { id } = useDeployment();
  const query = useGet('document.sign_off', { deployment: id });
  return <Loaded query={query}>{(view) => <SignOff deployment={id} view={view} />}</Loaded>;
}

function SignOff({ deployment, view }: { deployment: string; view: DocumentSignOffView }) {
  const { document, earlier, signers, can } = view;
  const { sign, busy } = useSign(deployment, can[0]);
  const { label, icon, reason, onClick } = useActionProps()(sign);
  return (
    <div className={classes.tab}>
      {(document || signers.length > 0) && (
        <div className={classes.toolbar}>
          <p className="c2 t13 grow">{t(`ui.signing.about_${view.moment as 'approved'}`)}</p>
          <Button kind="primary" icon={icon} busy={busy} reason={reason} onClick={onClick}>
            {label}
          </Button>
        </div>
      )}
      {document ? (
        <SignedDocument document={document} />
      ) : signers.length > 0 ? (
        <section className={classes.section}>
          <Note tone="info" title={t('ui.signing.nothing_yet')}>
            {t('ui.signing.nothing_yet_why')}
          </Note>
          <Signers signers={signers} />
        </section>
      ) : (
        <EmptyState title={t('ui.signing.not_now')}>{can[0]?.why && say(can[0].why)}</EmptyState>
      )}
      {earlier.length > 0 && (
        <section className={classes.section}>
          <h2 className="t14 b">{t('ui.signing.earlier')}</h2>
          {earlier.map((one) => (
            <SignedDocument key={one.id} document={one} />
          ))}
        </section>
      )}
    </div>
  );
}

/** Signs the document; known to the palette also while there is nothing to sign, with why. */
function useSign(deployment: string, can?: DocumentSignOffView['can'][number]) {
  const { run, busy } = useRun(t('ui.signing.sign'));
  const latest = useRef(run);
  latest.current = run;
  const sign = useMemo<Action>(
    () => ({
      id: 'document.sign',
      label: t('ui.signing.sign'),
      group: 'ui.document.group',
      icon: 'edit',
      enabled: () => (can && !can.allowed && can.why ? say(can.why) : true),
      run: () => latest.current(() => signDocument(deployment)),
    }),
    [deployment, can],
  );
  useActions(useMemo(() => [sign], [sign]));
  return { sign, busy };
}
