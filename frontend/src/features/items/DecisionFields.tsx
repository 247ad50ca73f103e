import type { KeyboardEvent } from 'react';
import { t } from '@/i18n/i18n';
import { orText } from '@/i18n/locale';
import { isComposing } from '@/lib/composing';
import { TextField } from '@/ui/TextField';
import { DecisionError } from './DecisionError';
import type { DecisionState } from './useDecision';

type RemarkedAct = 'reject' | 'fail' | 'revert';

/** The remark line of a decision, the reason for deciding alone where one is needed, and why it was refused. */
export function DecisionFields({ decision }: { decision: DecisionState }) {
  const { abilities, missing, needsAlone } = decision;
  const needed = abilities.filter(({ allowed, remark }) => allowed && remark === 'required');
  const acts = [...new Set(needed.map(({ action }) => t(`ui.items.remark_to_${action as RemarkedAct}`)))];
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') decision.goOn();
    else event.currentTarget.blur();
  };
  return (
    <>
      {decision.error && <DecisionError error={decision.error} />}
      <TextField
        ref={decision.remarkField}
        label={t('ui.items.remark')}
        note={acts.length > 0 ? t('ui.items.remark_needed', { acts: orText(acts) }) : t('ui.items.remark_optional')}
        value={decision.remark}
        onKeyDown={onKeyDown}
        onChange={decision.setRemark}
        problem={missing === 'remark' ? { key: 'ui.items.remark_missing' } : decision.error?.fields.remark}
      />
      {needsAlone && (
        <TextField
          ref={decision.aloneField}
          label={t('ui.items.alone')}
          hint={t('ui.items.alone_hint')}
          value={decision.alone}
          onKeyDown={onKeyDown}
          onChange={decision.setAlone}
          problem={missing === 'alone' ? { key: 'ui.items.alone_missing' } : decision.error?.fields.alone}
        />
      )}
    </>
  );
}
