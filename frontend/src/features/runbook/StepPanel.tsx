import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { Offered } from '@/actions/Actions';
import type { RunBookStep } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { useGo } from '@/lib/go';
import { fullMomentText } from '@/lib/time';
import { TakeBack } from '@/parts/offline/TakeBack';
import { ActFoot } from '@/parts/run/ActFoot';
import { actActions } from '@/parts/run/actActions';
import { Evidence } from '@/parts/run/Evidence';
import { EvidenceDrop } from '@/parts/run/EvidenceDrop';
import { StepText } from '@/parts/run/StepText';
import { isOpen, minutesUsed } from '@/parts/run/steps';
import { useActing } from '@/parts/run/useActing';
import { useSecrets } from '@/parts/run/useSecrets';
import { useStepDetails } from '@/parts/run/useStepDetails';
import { holdText } from '@/parts/run/words';
import { IconButton } from '@/ui/Button';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { MoreMenu } from '@/ui/Menu';
import { SidePanel } from '@/ui/SidePanel';
import { StatePill, StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { Tip } from '@/ui/Tip';
import { useZone } from '@/ui/UiProvider';
import { AssignField } from './AssignField';
import { StepEvents } from './StepEvents';
import { moveEntries } from './useMoves';
import { workPath } from './useRunBookActions';
import type { RunBookPageState } from './useRunBookPage';

/** A step beside the list: the whole of what it says, what happened, and what can be done with it. */
export function StepPanel({ page, step }: { page: RunBookPageState; step: RunBookStep }) {
  const { book, project } = page;
  const navigate = useGo();
  const [params] = useSearchParams();
  const acting = useActing(step);
  const secrets = useSecrets(step);
  const details = useStepDetails(step, book.deployment);
  const moves = moveEntries(page.moves, step);
  const { act } = acting;
  const actions = useMemo(() => actActions(step, act), [step, act]);
  return (
    <SidePanel
      title={
        <>
          <b className="mono">{step.number}</b>
          <StatePill state={step.state as State} />
        </>
      }
      label={t('ui.runbook.show_step', { step: step.number })}
      onClose={page.closePanel}
      tools={
        <>
          <IconButton
            icon="steps"
            label={t('ui.runbook.work_mode')}
            keys="w"
            onClick={() => navigate(workPath(project, book.deployment, step, params.toString()))}
          />
          <MoreMenu entries={moves} />
        </>
      }
      foot={step.projected ? undefined : <ActFoot step={step} acting={acting} />}
    >
      <Offered actions={actions} />
      <div className="stack g16">
        <h2 className="t16 b">{step.title}</h2>
        <StepFacts step={step} />
        <TakeBack book={book} step={step} />
        {!step.projected && isOpen(step) && <AssignField key={step.seen} page={page} step={step} />}
        <Loaded query={details}>
          {({ step: full, approvals }) => (
            <StepText
              step={full}
              project={project}
              deployment={book.deployment}
              approvals={approvals}
              secrets={secrets}
            />
          )}
        </Loaded>
        {!step.projected && (
          <section className="stack g8">
            <h3 className="sec">
              {t('ui.step.evidence')} <span className="c3">{step.evidence.length || ''}</span>
            </h3>
            <Evidence evidence={step.evidence} />
            <EvidenceDrop step={step} />
          </section>
        )}
        {details.data && details.data.events.length > 0 && <StepEvents events={details.data.events} />}
      </div>
    </SidePanel>
  );
}

function StepFacts({ step }: { step: RunBookStep }) {
  const zone = useZone();
  const used = minutesUsed(step, Date.now());
  return (
    <Facts
      facts={[
        [t('ui.step.owner'), step.owner_name || step.owner_role],
        [t('ui.step.assigned'), !isOpen(step) && step.assignee_name],
        [t('ui.step.planned'), step.planned_at > 0 && <Time key="p" at={step.planned_at} as="moment" />],
        [t('ui.step.estimate'), step.minutes > 0 && durationText(step.minutes)],
        [
          t('ui.step.started'),
          step.started_at > 0 &&
            t('ui.step.by_at', { name: step.started_by_name, time: fullMomentText(step.started_at, zone) }),
        ],
        [t('ui.step.ended'), step.ended_at > 0 && <Ended key="e" step={step} zone={zone} />],
        [t('ui.step.took'), step.ended_at > 0 && step.started_at > 0 && durationText(used)],
        [t('ui.step.remark'), step.state === 'on_hold' ? holdText(step, zone) : step.remark],
      ]}
    />
  );
}

/** When, and by whom; with a line of its own where that person's key is not confirmed. */
function Ended({ step, zone }: { step: RunBookStep; zone: string }) {
  const name = step.ended_by_name;
  return (
    <>
      {t('ui.step.by_at', { name, time: fullMomentText(step.ended_at, zone) })}
      {step.unconfirmed && (
        <Tip words={t('ui.step.key_unconfirmed_why', { name })}>
          <div>
            <StateText state="needs_confirming" word={t('ui.signing.key_unconfirmed')} />
          </div>
        </Tip>
      )}
    </>
  );
}
