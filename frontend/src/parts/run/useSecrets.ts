import { useEffect, useState } from 'react';
import type { RunBookStep } from '@/api/door';
import { stepSecrets } from '@/api/secrets';
import { t } from '@/i18n/i18n';
import { useNotices } from '@/ui/Notices';
import type { Opened } from './segments';

export interface Secrets {
  /** The step has sensitive values. */
  any: boolean;
  opened: Opened;
  shown: boolean;
  toggle: () => void;
}

const none: Opened = {};

/** The sensitive values of a step, shown only while asked for; forgotten with the step. */
export function useSecrets(step: RunBookStep): Secrets {
  const { refuse } = useNotices();
  const [open, setOpen] = useState<{ step: string; values: Opened } | null>(null);
  useEffect(() => {
    setOpen((old) => (old?.step === step.id ? old : null));
  }, [step.id]);

  const shown = open?.step === step.id;
  const toggle = () => {
    if (shown) return setOpen(null);
    stepSecrets(step.id)
      .then((values) => setOpen({ step: step.id, values }))
      .catch((error: Error) => refuse(t('ui.step.secrets_closed'), error));
  };
  return { any: step.sensitive, opened: shown ? open.values : none, shown, toggle };
}
