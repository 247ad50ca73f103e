import type { Witness } from '@/api/presence';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';

/** What a workstation has seen that this file does not have, in a sentence. */
export function WitnessWords({ witness }: { witness: Witness }) {
  const { name, host, other, seq, ends } = witness;
  const words = { name, host: host || '–', seq: numberText(seq), ends: numberText(ends) };
  return <>{t(other ? 'ui.presence.differs' : 'ui.presence.missing', words)}</>;
}
