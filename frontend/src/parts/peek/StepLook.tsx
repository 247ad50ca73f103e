import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { RowBlocks } from '@/parts/RowBlocks';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Minutes } from '@/ui/Time';

/** A step of a run book: what is to be done. */
export function StepLook({ step }: { step: string }) {
  return (
    <Loaded query={useGet('step.get', { step })}>
      {({ step: view }) => (
        <div className="stack g12">
          <h2 className="t16 b">
            <span className="mono">{view.number}</span> {view.title}
          </h2>
          <StateText state={view.state as State} size={16} />
          <Facts
            facts={[
              [t('ui.project.length'), view.minutes > 0 && <Minutes n={view.minutes} />],
              [t('ui.project.by'), view.ended_by_name || view.started_by_name || view.assignee_name],
              [t('ui.step.remark'), view.remark],
            ]}
          />
          <RowBlocks blocks={view.blocks} />
        </div>
      )}
    </Loaded>
  );
}
