import { useState } from 'react';
import type { SessionView } from '@/api/door';
import { useSessionState } from '@/api/session';
import { type Report, verifyWorkspace } from '@/api/workspaces';
import { say, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';
import classes from './Administration.module.css';

/** How anyone can check that nothing was changed behind the journal's back. */
export function Integrity({ session }: { session: SessionView }) {
  const { fingerprint, head, saved_at, workspace_id } = session;
  return (
    <div className={classes.wide}>
      <section className="stack g8">
        <h2 className="t14 b">{t('ui.admin.fingerprint')}</h2>
        <p className="mono" style={{ fontSize: 16 }}>
          {fingerprint}
        </p>
        <p className="t13 c2">{t('ui.admin.fingerprint_body')}</p>
      </section>
      <Catching />
      <Facts
        facts={[
          [t('ui.admin.entries'), head.seq.toLocaleString('en')],
          [t('ui.admin.last_entry'), <Time key="last" at={saved_at} as="full" />],
          [t('ui.admin.head'), <Hash key="head" text={head.hash} />],
          [t('ui.admin.workspace_id'), <Hash key="id" text={workspace_id} />],
        ]}
      />
      <Verification />
    </div>
  );
}

function Hash({ text }: { text: string }) {
  return <span className={`mono ${classes.hash}`}>{text}</span>;
}

/** What this workstation has verified by itself since the workspace was opened. */
function Catching() {
  const check = useSessionState().data?.check;
  if (!check) return null;
  if (check.problem) {
    return (
      <Note tone="fail" title={t('ui.frame.broken')}>
        {say(check.problem)}
      </Note>
    );
  }
  return check.finished ? <Note tone="done">{t('ui.admin.caught_up')}</Note> : null;
}

function Verification() {
  const [running, setRunning] = useState<'quick' | 'full' | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const { refuse } = useNotices();
  const verify = async (level: 'quick' | 'full') => {
    setRunning(level);
    setReport(null);
    try {
      setReport(await verifyWorkspace(level === 'full'));
    } catch (error) {
      refuse(t('ui.admin.verify_quick'), error as Error);
    }
    setRunning(null);
  };
  return (
    <section className="stack g12">
      <h2 className="t14 b">{t('ui.admin.verify')}</h2>
      <p className="t13 c2">{t('ui.admin.verify_body')}</p>
      <div className="row g8">
        <Button kind="primary" busy={running !== null} onClick={() => void verify('quick')}>
          {running === 'quick' ? t('ui.admin.verifying') : t('ui.admin.verify_quick')}
        </Button>
        <Button busy={running !== null} onClick={() => void verify('full')}>
          {running === 'full' ? t('ui.admin.verifying') : t('ui.admin.verify_full')}
        </Button>
      </div>
      <div role="status">{report && <Result report={report} />}</div>
    </section>
  );
}

function Result({ report }: { report: Report }) {
  const { findings, fingerprint, level } = report;
  const entries = report.entries.toLocaleString('en');
  if (findings.length === 0) {
    return (
      <Note tone="done" title={t('ui.admin.verified', { entries })}>
        {t(level === 'full' ? 'ui.admin.verified_full' : 'ui.admin.verified_quick', { fingerprint })}
      </Note>
    );
  }
  return (
    <Note tone="fail" title={t('ui.admin.found', { count: findings.length })}>
      {t('ui.admin.found_body')}
      <ul className={classes.findings}>
        {findings.map((finding) => (
          <li key={`${finding.table} ${finding.row} ${finding.field} ${finding.entry}`}>
            <b className="mono">{[finding.table, finding.row, finding.field].filter(Boolean).join(' ')}</b>{' '}
            {finding.what}
            {finding.entry > 0 && ` (${t('ui.activity.entry', { seq: finding.entry })})`}
          </li>
        ))}
      </ul>
    </Note>
  );
}
