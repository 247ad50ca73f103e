import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { RequestView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows } from '@/lib/abilities';
import { useDraftText } from '@/lib/drafts';
import { useGo } from '@/lib/go';
import { deploymentPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { Tag } from '@/ui/Chip';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Markdown } from '@/ui/Markdown';
import { MoreMenu } from '@/ui/Menu';
import { OutsideLink } from '@/ui/OutsideLink';
import { SidePanel } from '@/ui/SidePanel';
import { RiskMark, StatePill } from '@/ui/StateMark';
import type { Risk, State } from '@/ui/states';
import { TextField } from '@/ui/TextField';
import { Minutes, Time } from '@/ui/Time';
import { WindowTime } from '@/ui/WindowTime';
import classes from './Project.module.css';
import type { Project } from './ProjectPage';
import { useRequestActions } from './useRequestActions';

interface RequestPanelProps {
  project: Project;
  request: string;
  onClose: () => void;
  onEdit: () => void;
}

/** A look at one request, and the decision about it. */
export function RequestPanel({ project, request, onClose, onEdit }: RequestPanelProps) {
  const query = useGet('request.get', { request });
  return (
    <SidePanel
      title={<b>{t('ui.project.request')}</b>}
      label={t('ui.project.request')}
      onClose={onClose}
      foot={query.data && <Decision request={query.data} onEdit={onEdit} />}
    >
      <Loaded query={query}>{(shown) => <RequestShown project={project} request={shown} />}</Loaded>
    </SidePanel>
  );
}

function RequestShown({ project, request }: { project: Project; request: RequestView }) {
  const navigate = useGo();
  return (
    <div className="stack g12">
      <h2 className="t16 b">{request.title}</h2>
      <span className="row g8">
        <StatePill state={request.state as State} />
        {request.expired && <Tag>{t('ui.project.expired')}</Tag>}
      </span>
      <Facts
        facts={[
          [t('ui.project.start'), <Begin key="start" request={request} />],
          [t('ui.project.end'), !request.date_only && <End key="end" request={request} />],
          [t('ui.project.by'), <Moment key="by" name={request.created_by_name} at={request.created_at} />],
          [t('ui.plan.lead'), request.lead_name],
          [t('ui.plan.release_manager'), request.release_manager_name],
          [t('ui.project.risk'), request.risk && <RiskMark risk={request.risk as Risk} />],
          [t('ui.plan.risk_note'), request.risk_note],
          [t('ui.project.way_back'), request.way_back],
          [t('ui.plan.way_back_minutes'), request.way_back_minutes > 0 && <Minutes n={request.way_back_minutes} />],
          [
            t('ui.project.link'),
            request.url && <OutsideLink to={request.url}>{request.url_label || request.url}</OutsideLink>,
          ],
          [t('ui.project.decided'), request.decided_by_name && <Decided request={request} />],
          [t('ui.project.reason'), request.reason],
        ]}
      />
      {request.description && <Markdown text={request.description} />}
      {request.deployment && (
        <div>
          <Button onClick={() => navigate(deploymentPath(project.key, request.deployment))}>
            {t('ui.project.open_deployment', { title: request.deployment_title })}
          </Button>
        </div>
      )}
    </div>
  );
}

function Begin({ request: { start, minutes, date_only } }: { request: RequestView }) {
  return (
    <>
      {date_only ? <WindowTime start={start} end={start + minutes * 60_000} dateOnly /> : <Time at={start} as="full" />}
      , <Time at={start} />
    </>
  );
}

function End({ request: { start, minutes } }: { request: RequestView }) {
  return (
    <>
      <Time at={start + minutes * 60_000} as="full" />, <Minutes n={minutes} />
    </>
  );
}

function Decided({ request }: { request: RequestView }) {
  const who = request.decided_by_name;
  return (
    <Moment name={request.decided_unconfirmed ? t('ui.items.key_unconfirmed', { who }) : who} at={request.decided_at} />
  );
}

function Moment({ name, at }: { name: string; at: number }) {
  return (
    <>
      {name}, <Time at={at} as="short" />
    </>
  );
}

const isDecision = ({ id }: Action) => id === 'request.approve' || id === 'request.reject';

/** What can be done with it; nothing once nothing can be. */
function Decision({ request, onEdit }: { request: RequestView; onEdit: () => void }) {
  const [reason, setReason] = useDraftText(`request.reject.${request.id}`);
  const { actions, busy, missing, field } = useRequestActions(request, reason, setReason, onEdit);
  useActions(actions);
  const as = useActionProps();
  if (actions.length === 0) return null;
  const others = actions.filter((action) => !isDecision(action)).map(as);
  return (
    <div className="stack g8">
      {allows(request.can, 'request.reject') && (
        <TextField
          ref={field}
          label={t('ui.project.reason')}
          note={t('ui.project.reason_note')}
          value={reason}
          onChange={setReason}
          problem={missing && reason.trim() === '' ? { key: 'ui.project.reason_first' } : undefined}
        />
      )}
      <div className={classes.decision}>
        {actions.filter(isDecision).map((action) => {
          const { id, label, keys, reason: why, onClick } = as(action);
          const kind = id === 'request.approve' ? 'primary' : 'default';
          return (
            <Button key={id} kind={kind} keys={keys} reason={why} busy={busy === id} onClick={onClick}>
              {label}
            </Button>
          );
        })}
        <MoreMenu
          label={t('ui.project.more')}
          entries={others.map(({ id, label, keys, reason: why, onClick }) => ({
            id,
            label,
            keys,
            reason: why,
            onSelect: onClick,
          }))}
        />
      </div>
    </div>
  );
}
