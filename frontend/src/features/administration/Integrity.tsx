import type { ReactNode } from 'react';
import type { SessionView } from '@/api/door';
import { useEnter, useSessionState } from '@/api/session';
import { workspaces } from '@/api/workspaces';
import { say, t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { RepairWorkspace } from '@/parts/repair/RepairWorkspace';
import { IconButton } from '@/ui/Button';
import { useCopy } from '@/ui/CodeBlock';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';
import classes from './Administration.module.css';
import { Verification } from './Verification';
import { Where } from './Where';
import { Witnesses } from './Witnesses';

const limits = ([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map((n) => `ui.admin.not_protected_${n}` as const);

/** How anyone can check that nothing was changed behind the journal's back. */
export function Integrity({ session }: { session: SessionView }) {
  const { fingerprint, head, saved_at, workspace_id } = session;
  const state = useSessionState().data;
  const caughtUp = state && !state.loss && !state.check.problem && state.check.finished;
  return (
    <div className={classes.wide}>
      <section className="stack g8">
        <h2 className="t14 b">{t('ui.admin.fingerprint')}</h2>
        <p className={classes.fingerprint}>
          <Copied text={fingerprint} label={t('ui.admin.copy_fingerprint')} />
        </p>
        <p className="t13 c2">{t('ui.admin.fingerprint_body')}</p>
      </section>
      <Catching />
      <Witnesses />
      <Facts
        facts={[
          [t('ui.admin.entries'), numberText(head.seq)],
          [t('ui.admin.last_entry'), <Time key="last" at={saved_at} as="full" />],
          [t('ui.admin.head'), <Copied key="head" text={head.hash} label={t('ui.admin.copy_head')} />],
          [t('ui.admin.workspace_id'), <Copied key="id" text={workspace_id} label={t('ui.admin.copy_workspace_id')} />],
        ]}
      />
      <Verification head={head} caughtUp={caughtUp} />
      <Where />
      <NotProtected />
    </div>
  );
}

/** What the journal cannot do for its users, in plain words. */
function NotProtected() {
  return (
    <section className="stack g8">
      <h2 className="t14 b">{t('ui.admin.not_protected')}</h2>
      <ul className={`t13 c2 ${classes.limits}`}>
        {limits.map((limit) => (
          <li key={limit}>{t(limit)}</li>
        ))}
      </ul>
    </section>
  );
}

/** A text to compare or to carry somewhere else, with what copies it. */
function Copied({ text, label }: { text: string; label: string }): ReactNode {
  const { copied, run } = useCopy();
  return (
    <span className={classes.copied}>
      <span className={`mono ${classes.hash}`}>{text}</span>
      <IconButton
        icon={copied ? 'check' : 'copy'}
        label={copied ? t('ui.code.copied') : label}
        onClick={() => void run(text)}
      />
    </span>
  );
}

/** What this workstation found wrong by itself since the workspace was opened. */
function Catching() {
  const enter = useEnter();
  const { refuse } = useNotices();
  const state = useSessionState().data;
  if (!state || state.loss) return null; // the strip above the page tells a loss
  const { check, path } = state;
  const reopen = () =>
    void enter(() => workspaces.open(path)).catch((error: Error) => refuse(t('ui.welcome.not_opened'), error));
  if (!check.problem) return null;
  return (
    <>
      <Note tone="fail" title={t('ui.frame.broken')}>
        {say(check.problem)}
      </Note>
      {check.problem.key === 'journal.broken' && <RepairWorkspace path={path} onDone={reopen} />}
    </>
  );
}
