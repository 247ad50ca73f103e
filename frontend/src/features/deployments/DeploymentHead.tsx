import { useActionProps } from '@/actions/Actions';
import type { DeploymentView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { deploymentPath } from '@/lib/paths';
import { Editing } from '@/parts/presence/Editing';
import { BlockedMark } from '@/ui/Blocked';
import { IconButton } from '@/ui/Button';
import { OutsideLink } from '@/ui/OutsideLink';
import { PageHead } from '@/ui/PageHead';
import { RiskMark, StatePill } from '@/ui/StateMark';
import type { Risk, State } from '@/ui/states';
import { ReadersWindowTime, WindowClock, WindowTime } from '@/ui/WindowTime';
import type { DeploymentActions } from './useDeploymentActions';

/** What it is, when it is, who answers for it, and the next thing to do. */
export function DeploymentHead({ view, actions }: { view: DeploymentView; actions: DeploymentActions }) {
  const as = useActionProps();
  return (
    <PageHead
      aboveList
      title={view.title}
      state={<StatePill state={view.state as State} />}
      meta={<Meta view={view} />}
      tools={<Neighbours view={view} />}
      primary={actions.primary && as(actions.primary)}
      siblings={actions.siblings.map(as)}
      more={actions.menu.map((action, at) => ({
        ...as(action),
        danger: action.id === 'deployment.delete',
        apart:
          at > 0 && (action.id === 'deployment.delete' || groupOf(action.id) !== groupOf(actions.menu[at - 1]?.id)),
      }))}
    />
  );
}

/** The noun of an action: what prints stands apart from what changes. */
function groupOf(id = ''): string {
  return id.slice(0, id.indexOf('.'));
}

function Meta({ view }: { view: DeploymentView }) {
  return (
    <>
      <span title={t('ui.deployment.number')}>#{view.number}</span>
      <WindowClock start={view.start} end={view.end} state={view.state} />
      <WindowTime start={view.start} end={view.end} dateOnly={view.date_only} only />
      {view.risk && (
        <span title={view.risk_note}>
          <RiskMark risk={view.risk as Risk} alone />
        </span>
      )}
      <Editing kind="deployment" id={view.id} />
      {view.lead_name && <Who role={t('ui.deployment.lead')} name={view.lead_name} />}
      {view.release_manager_name && <Who role={t('ui.deployment.release_manager')} name={view.release_manager_name} />}
      <ReadersWindowTime start={view.start} end={view.end} dateOnly={view.date_only} />
      {view.url && <OutsideLink to={view.url}>{view.url_label || view.url}</OutsideLink>}
    </>
  );
}

function Who({ role, name }: { role: string; name: string }) {
  return (
    <span>
      <span className="c3">{role}</span> <span className="text">{name}</span> <BlockedMark name={name} />
    </span>
  );
}

function Neighbours({ view }: { view: DeploymentView }) {
  const navigate = useGo();
  const go = (id: string) => () => navigate(deploymentPath(view.project_key, id, 'items'));
  return (
    <>
      <IconButton
        icon="left"
        label={
          view.previous.id ? t('ui.deployment.previous', { title: view.previous.title }) : t('ui.deployment.before')
        }
        reason={view.previous.id ? undefined : t('ui.deployment.is_first')}
        onClick={go(view.previous.id)}
      />
      <IconButton
        icon="right"
        label={view.next.id ? t('ui.deployment.next', { title: view.next.title }) : t('ui.deployment.after')}
        reason={view.next.id ? undefined : t('ui.deployment.is_last')}
        onClick={go(view.next.id)}
      />
    </>
  );
}
