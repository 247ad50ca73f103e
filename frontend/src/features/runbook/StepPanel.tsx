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
import { minutesUsed } from '@/parts/run/steps';
import { useActing } from '@/parts/run/useActing';
import { useSecrets } from '@/parts/run/useSecrets';
import { useStepDetails } from '@/parts/run/useStepDetails';
import { holdText } from '@/parts/run/words';
import { IconButton } from '@/ui/Button';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { MoreMenu } from '@/ui/Menu';
import { SidePanel } from '@/ui/SidePanel';
import { StatePill } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
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
        {!step.projected && <AssignField key={step.seen} page={page} step={step} />}
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
  const who = step.ended_by_name;
  const ender = step.unconfirmed ? t('ui.items.key_unconfirmed', { who }) : who;
  return (
    <Facts
      facts={[
        [t('ui.step.owner'), step.owner_name || step.owner_role],
        [t('ui.step.planned'), step.planned_at > 0 && <Time key="p" at={step.planned_at} as="moment" />],
        [t('ui.step.estimate'), step.minutes > 0 && durationText(step.minutes)],
        [
          t('ui.step.started'),
          step.started_at > 0 &&
            t('ui.step.by_at', { name: step.started_by_name, time: fullMomentText(step.started_at, zone) }),
        ],
        [
          t('ui.step.ended'),
          step.ended_at > 0 && t('ui.step.by_at', { name: ender, time: fullMomentText(step.ended_at, zone) }),
        ],
        [t('ui.step.took'), step.ended_at > 0 && step.started_at > 0 && durationText(used)],
        [t('ui.step.remark'), step.state === 'on_hold' ? holdText(step, zone) : step.remark],
      ]}
    />
  );
}
