import { say, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Menu, type MenuEntry } from '@/ui/Menu';
import { SplitButton } from '@/ui/SplitButton';
import { keyOf } from './decide';
import { type DecisionState, decisionWord } from './useDecision';

/** Back to one of the earlier states, which a menu names; what was chosen there waits for its remark on a button. */
export function Revert({ decision, quiet }: { decision: DecisionState; quiet?: boolean }) {
  const { abilities, begun, busy, act } = decision;
  const entries = abilities
    .filter(({ action }) => action === 'revert')
    .map<MenuEntry>((ability) => ({
      id: ability.target ?? '',
      label: decisionWord(ability),
      keys: quiet ? undefined : keyOf(ability, abilities),
      reason: ability.allowed ? undefined : ability.why && say(ability.why),
      onSelect: () => act(ability),
    }));
  if (begun?.action === 'revert')
    return (
      <SplitButton
        kind="primary"
        keys="enter"
        busy={busy === 'revert'}
        entries={entries}
        menuLabel={t('ui.items.revert')}
        onClick={() => act(begun)}
      >
        {decisionWord(begun)}
      </SplitButton>
    );
  return (
    <Menu entries={entries} fromStart>
      <Button aria-haspopup="menu" busy={busy === 'revert'}>
        {t('ui.items.revert')}
      </Button>
    </Menu>
  );
}
