import type { ReactNode } from 'react';
import type { RunBookStep, StepApproval } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { itemPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { Folded } from '@/ui/Folded';
import { Link } from '@/ui/Link';
import { Note } from '@/ui/Note';
import { SignMark } from '@/ui/StateMark';
import { Time } from '@/ui/Time';
import { Blocks } from './Blocks';
import classes from './StepText.module.css';
import type { Secrets } from './useSecrets';

interface StepTextProps {
  step: RunBookStep;
  /** The key of the project, for links. */
  project: string;
  deployment: string;
  approvals: StepApproval[];
  secrets: Secrets;
  large?: boolean;
  copyKeys?: readonly string[];
}

/** The whole of what a step says: warning first, what to do, what must be seen, what if not, the way back. */
export function StepText({ step, project, deployment, approvals, secrets, large, copyKeys }: StepTextProps) {
  return (
    <div className={`${classes.text} ${large ? classes.large : ''}`}>
      {step.fault && <Note tone="fail" title={t('ui.step.fault')}>{` ${say(step.fault)}`}</Note>}
      <Warnings step={step} />
      {secrets.any && <SecretsLine secrets={secrets} />}
      <Blocks blocks={step.blocks} step={step.id} opened={secrets.opened} large={large} copyKeys={copyKeys} />
      <dl className={classes.facts}>
        <Fact label={t('ui.step.expect')}>{step.expect && <Inline text={step.expect} />}</Fact>
        <Fact label={t('ui.step.if_not')}>{step.if_not && <Inline text={step.if_not} />}</Fact>
        <Fact label={t('ui.step.undo')}>{undoText(step) && <Inline text={undoText(step)} />}</Fact>
        {step.items.length > 0 && (
          <Fact label={t('ui.step.serves')}>
            {step.items.map((item) => (
              <span key={item.id} className={`inText ${classes.item}`}>
                <Link className="link" to={itemPath(project, item.moved_to || deployment, item.id)}>
                  {item.ref} {item.title}
                </Link>
                <Served item={item} approval={approvals.find((one) => one.item === item.id)} />
              </span>
            ))}
          </Fact>
        )}
      </dl>
      {step.intro.length > 0 && (
        <section className="stack g8">
          <h3 className="sec">{step.template_title}</h3>
          <Folded>
            <Blocks blocks={step.intro} step={step.id} opened={secrets.opened} large={large} />
          </Folded>
        </section>
      )}
    </div>
  );
}

/** Plain text in which `code` looks like code. */
function Inline({ text }: { text: string }) {
  return (
    <>
      {text.split(/(`[^`\n]+`)/).map((part, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text never change places
        at % 2 === 1 ? <code key={at}>{part.slice(1, -1)}</code> : part,
      )}
    </>
  );
}

function Warnings({ step }: { step: RunBookStep }) {
  if (!step.warning && !step.no_undo && !step.checkpoint) return null;
  return (
    <div className={classes.warning}>
      <SignMark sign={step.no_undo ? 'point_of_no_return' : step.warning ? 'warning' : 'checkpoint'} size={20} />
      <div>
        {step.no_undo && <b>{t('ui.step.no_return')} </b>}
        {step.checkpoint && <b>{t('ui.step.checkpoint')} </b>}
        <Inline text={step.warning} />
      </div>
    </div>
  );
}

function SecretsLine({ secrets }: { secrets: Secrets }) {
  return (
    <div className="row g8 t13 c2">
      <Button size="s" icon={secrets.shown ? 'hide' : 'show'} on={secrets.shown} onClick={secrets.toggle}>
        {secrets.shown ? t('ui.step.secrets_hide') : t('ui.step.secrets_show')}
      </Button>
      <span>{t('ui.step.secrets')}</span>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function undoText(step: RunBookStep): string {
  if (step.undo && step.undo_minutes) {
    return t('ui.step.undo_takes', { undo: step.undo, span: durationText(step.undo_minutes) });
  }
  return step.undo || (step.no_undo ? t('ui.step.undo_none') : '');
}

function Served({ item, approval }: { item: RunBookStep['items'][number]; approval?: StepApproval }) {
  if (item.moved_to) return <span className="c3"> {t('ui.step.moved_to', { title: item.moved_to_title })}</span>;
  if (item.past) return <span className="c3"> {t('ui.step.past')}</span>;
  if (!approval) return null;
  return (
    <span className="c3">
      {', '}
      {t('ui.step.approved_by', { name: approval.approved_by_name })} <Time at={approval.approved_at} as="said" />
      {approval.alone && <b> {t('ui.step.alone', { why: approval.alone })}</b>}
      {approval.fault && <span className="i-fail"> {say(approval.fault)}</span>}
    </span>
  );
}
