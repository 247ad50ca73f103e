import { useActionProps } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { Ability, ItemView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { orText } from '@/i18n/locale';
import { rolesText } from '@/lib/roles';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { DecisionFields } from './DecisionFields';
import classes from './Doing.module.css';
import { type DecisionName, keyOf } from './decide';
import { Revert } from './Revert';
import { type DecisionState, decisionWord, stateWord } from './useDecision';

interface DoingProps {
  view: ItemView;
  decision: DecisionState;
  edit: Action;
  /** The roles of the reader here. */
  roles: readonly string[];
}

/** "What you can do here": every action with what it does, or why not. */
export function Doing({ view, decision, edit, roles }: DoingProps) {
  const own = decision.abilities.filter(({ action }) => action !== 'revert');
  const allowed = own.filter((ability) => ability.allowed);
  const refused = own.filter((ability) => !ability.allowed);
  const reverts = decision.abilities.filter((ability) => ability.action === 'revert' && ability.allowed);
  const [first, ...rest] = allowed;
  const as = useActionProps()(edit);
  return (
    <section className={classes.box} aria-label={t('ui.items.doing')}>
      <h2 className="sec">
        {t('ui.items.doing')}{' '}
        {roles.length > 0 && <span className={classes.as}>{t('ui.items.doing_as', { roles: rolesText(roles) })}</span>}
      </h2>
      {allowed.length + reverts.length > 0 && (
        <div className={classes.remark}>
          <DecisionFields decision={decision} />
        </div>
      )}
      <ul className={classes.list}>
        {first && <Decide ability={first} view={view} decision={decision} first />}
        {rest.map((ability) => (
          <Decide key={idOf(ability)} ability={ability} view={view} decision={decision} />
        ))}
        {reverts.length > 0 && (
          <Line button={<Revert decision={decision} />}>
            {t('ui.items.does_revert', { states: orText(reverts.map(({ target }) => stateWord(target ?? ''))) })}
          </Line>
        )}
        {!as.reason && (
          <Line
            button={
              <Button keys={as.keys} onClick={as.onClick}>
                {as.label}
              </Button>
            }
          >
            {t('ui.items.does_edit')}
          </Line>
        )}
        {refused.map((ability) => (
          <Decide key={idOf(ability)} ability={ability} view={view} decision={decision} />
        ))}
        {as.reason && <Line button={<Button reason={as.reason}>{as.label}</Button>} why={as.reason} />}
      </ul>
    </section>
  );
}

const idOf = ({ action, target }: Ability) => `${action} ${target}`;

function Decide(props: { ability: Ability; view: ItemView; decision: DecisionState; first?: boolean }) {
  const { ability, view, decision, first } = props;
  const why = ability.allowed ? undefined : ability.why && say(ability.why);
  const main = first && ability.action !== 'reject' && ability.action !== 'fail' && decision.begun?.action !== 'revert';
  const button = (
    <Button
      kind={main ? 'primary' : 'default'}
      keys={ability.allowed ? keyOf(ability, decision.abilities) : undefined}
      reason={why}
      busy={decision.busy === ability.action}
      onClick={() => decision.act(ability)}
    >
      {decisionWord(ability)}
    </Button>
  );
  return (
    <Line button={button} why={why}>
      {doesWhat(ability, view)}
    </Line>
  );
}

function Line({ button, why, children }: { button: React.ReactNode; why?: string; children?: React.ReactNode }) {
  return (
    <li className={classes.line}>
      <span>{button}</span>
      <span className={`t13 ${why ? 'c3' : 'c2'} row g8`}>
        {why && <Icon name="lock" />}
        <span>{why ?? children}</span>
      </span>
    </li>
  );
}

function doesWhat({ action, remark }: Ability, view: ItemView): string {
  const needed = remark === 'required' ? ` ${t('ui.items.remark_required')}` : '';
  if (action === 'approve' && view.verified_at > 0) {
    const changed = view.since_verified.length > 0;
    return `${t('ui.items.does_approve')} ${changed ? t('ui.items.not_as_verified') : t('ui.items.as_verified')}`;
  }
  return t(`ui.items.does_${action as Exclude<DecisionName, 'revert'>}`) + needed;
}
