import { useState } from 'react';
import type { RunBookStep } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { mayDo } from '@/parts/run/steps';
import { useStepAct } from '@/parts/run/useActing';
import { useNotices } from '@/ui/Notices';
import { SelectField } from '@/ui/SelectField';
import { doers, nobody } from './people';
import type { RunBookPageState } from './useRunBookPage';

/** Who does the step; choosing assigns at once. */
export function AssignField({ page, step }: { page: RunBookPageState; step: RunBookStep }) {
  const act = useStepAct();
  const { refuse } = useNotices();
  const [chosen, setChosen] = useState(step.assignee || nobody);
  const people = useGet('project.choices', { project: page.book.project }).data?.people ?? [];
  const off = mayDo(step, 'assign') ? undefined : (reasonFor(step.can, 'assign') ?? t('ui.step.not_now'));
  const assign = (person: string) => {
    setChosen(person);
    act(step, 'assign', { remark: '', person: person === nobody ? '' : person }).catch((error: Error) => {
      setChosen(step.assignee || nobody);
      refuse(t('ui.step.assign'), error);
    });
  };
  return (
    <SelectField label={t('ui.step.assigned')} options={doers(people)} value={chosen} onChange={assign} off={off} />
  );
}
