import { useState } from 'react';
import { useGet } from '@/api/queries';
import { dropCertificate, exportCertificate, importCertificate, issueCertificate, useSignsWith } from '@/api/signing';
import { say, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Facts } from '@/ui/Facts';
import { FileField } from '@/ui/FileField';
import { Form } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { PasswordField } from '@/ui/TextField';
import { Time } from '@/ui/Time';
import { useForm } from '@/ui/useForm';
import classes from './Signing.module.css';
import { useRun } from './useRun';

/** With what I sign documents, and, for administrators, the keys that I can certify. */
export function CertificateSection({ administrator }: { administrator: boolean }) {
  const { data: mine, error } = useSignsWith();
  const [importing, setImporting] = useState(false);
  const { run } = useRun(t('ui.signing.certificates'));
  return (
    <section className={classes.section} aria-labelledby="certificates">
      <h2 id="certificates" className="t14 b">
        {t('ui.signing.certificates')}
      </h2>
      {mine?.id ? (
        <Facts
          facts={[
            [t('ui.signing.certificate'), `${mine.name} (${t(`ui.signing.kind_${mine.kind as 'own'}`)})`],
            [t('ui.signing.certificate_digest'), <span key="id" className="mono">{`${mine.id.slice(0, 16)}…`}</span>],
            [t('ui.signing.valid_until'), <Time key="until" at={mine.not_after} as="full" />],
          ]}
        />
      ) : error ? (
        <Note tone="fail">{error.message}</Note>
      ) : (
        <p className="c2 t13">{t('ui.signing.no_certificate')}</p>
      )}
      {importing ? (
        <ImportForm onClose={() => setImporting(false)} />
      ) : (
        <div className={classes.toolbar}>
          {mine?.id && (
            <>
              <Button icon="download" onClick={() => run(() => exportCertificate(mine.id, false))}>
                {t('ui.signing.export_pem')}
              </Button>
              <Button onClick={() => run(() => exportCertificate(mine.id, true))}>{t('ui.signing.export_der')}</Button>
            </>
          )}
          {mine?.kind !== 'company' && <Button onClick={() => setImporting(true)}>{t('ui.signing.import')}</Button>}
          {(mine?.kind === 'company' || error?.key === 'certificate.key_broken') && (
            <Button onClick={() => run(dropCertificate)}>{t('ui.signing.drop_company')}</Button>
          )}
        </div>
      )}
      {administrator && <Issuable />}
    </section>
  );
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const [files, setFiles] = useState<File[]>([]);
  const form = useForm({
    initial: { password: '' },
    submit: async ({ password }) => {
      if (files[0]) await importCertificate(files[0], password);
    },
    onDone: onClose,
  });
  return (
    <Form form={form} verb={t('ui.signing.import')} onCancel={onClose}>
      <p className="t13 c2">{t('ui.signing.import_body')}</p>
      <FileField
        label={t('ui.signing.pkcs12')}
        files={files}
        onChange={setFiles}
        extensions={['.p12', '.pfx']}
        required
      />
      <PasswordField {...form.field('password')} label={t('ui.signing.pkcs12_password')} autoComplete="off" />
    </Form>
  );
}

/** Keys without a certificate of an authority: confirmed ones can be certified. */
function Issuable() {
  const keys = useGet('certificates.list', {}).data?.issuable ?? [];
  const { run, busy } = useRun(t('ui.signing.issue'));
  if (keys.length === 0) return null;
  const reasons = new Set(keys.flatMap(({ can }) => (can[0]?.why ? [say(can[0].why)] : [])));
  const [shared] = reasons.size === 1 ? reasons : []; // said once, above
  return (
    <>
      <h3 className="t13 b">{t('ui.signing.issuable')}</h3>
      {shared && <p className="t12 c3">{shared}</p>}
      <ul className={classes.signers} aria-label={t('ui.signing.issuable')}>
        {keys.map((key) => (
          <li key={key.key_set}>
            <b className="cut grow" title={key.user_name}>
              {key.user_name}
            </b>
            <span className="c3 mono nw">{key.key}</span>
            {!(shared && key.can[0]?.why) && (
              <Button
                size="s"
                busy={busy}
                reason={key.can[0]?.why && say(key.can[0].why)}
                onClick={() => run(() => issueCertificate(key.key_set, key.seen))}
              >
                {t('ui.signing.issue')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
