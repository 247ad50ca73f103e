import type { SessionView } from '@/api/door';
import { type AcceptedLoss, useVerification } from '@/api/integrity';
import { say, t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { fullMomentText } from '@/lib/time';
import { Button } from '@/ui/Button';
import { Note, type NoteTone } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { Progress } from '@/ui/Progress';
import { Time } from '@/ui/Time';
import { useZone } from '@/ui/UiProvider';
import { CheckFile } from './CheckFile';
import { CheckResult } from './CheckResult';

interface VerificationProps {
  head: SessionView['head'];
  /** This workstation has verified by itself what came since it last had the workspace open. */
  caughtUp?: boolean;
}

/** Verifies everything from the first entry on, tells how far it is, and what was found. */
export function Verification({ head, caughtUp }: VerificationProps) {
  const { state, begin, cancel } = useVerification();
  const { refuse } = useNotices();
  const running = state?.running ?? false;
  const failed = (error: Error) => refuse(t('ui.admin.verify'), error);
  const off = running ? t('workspace.verifying') : undefined;
  return (
    <section className="stack g12">
      <h2 className="t14 b">{t('ui.admin.verify')}</h2>
      {state && (
        <Note tone={toneOf(state.last)}>
          <LastTime last={state.last} head={head} /> {caughtUp && t('ui.admin.caught_up')}
        </Note>
      )}
      <p className="t13 c2">{t('ui.admin.verify_body', { full: t('ui.admin.verify_full') })}</p>
      <div className="row g8">
        <Button kind="primary" reason={off} onClick={() => void begin(false).catch(failed)}>
          {t('ui.admin.verify_quick')}
        </Button>
        <Button reason={off} onClick={() => void begin(true).catch(failed)}>
          {t('ui.admin.verify_full')}
        </Button>
      </div>
      {state?.running && (
        <div className="row g12">
          <Progress label={t('ui.admin.verifying')} done={state.done} total={state.total} entries />
          <Button kind="quiet" onClick={() => void cancel().catch(failed)}>
            {t('ui.admin.verify_cancel')}
          </Button>
        </div>
      )}
      {state && <Accepted losses={state.accepted} />}
      <CheckFile />
      <div role="status">
        {state?.cancelled && <Note tone="hold">{t('ui.admin.verify_cancelled')}</Note>}
        {state?.problem && <Note tone="fail">{say(state.problem)}</Note>}
        {state?.report && <CheckResult report={state.report} />}
      </div>
    </section>
  );
}

type Last = NonNullable<ReturnType<typeof useVerification>['state']>['last'];

function toneOf(last: Last): NoteTone {
  if (!last) return 'info';
  return last.findings > 0 ? 'fail' : 'done';
}

/** When this workstation verified everything last, and how much came since. */
function LastTime({ last, head }: { last: Last; head: SessionView['head'] }) {
  if (!last) return t('ui.admin.never_verified');
  const since = head.seq - last.entries;
  return (
    <>
      {t(last.full ? 'ui.admin.last_full' : 'ui.admin.last_quick')} <Time at={last.at} as="full" />.{' '}
      <span className={last.findings > 0 ? 'b' : ''}>
        {last.findings > 0
          ? t('ui.admin.found', { count: last.findings })
          : t('ui.admin.since_then', { entries: numberText(last.entries), count: since })}
      </span>
    </>
  );
}

/** The losses that the user of this workstation accepted. */
function Accepted({ losses }: { losses: AcceptedLoss[] }) {
  const zone = useZone();
  return losses.map(({ at, loss }) => {
    const when = fullMomentText(at, zone);
    return (
      <p key={at} className="t13 c2">
        {loss.missing > 0
          ? t('ui.admin.accepted_loss', { at: when, count: loss.missing })
          : t('ui.admin.accepted_history', { at: when, seq: numberText(loss.seen_seq) })}
      </p>
    );
  });
}
