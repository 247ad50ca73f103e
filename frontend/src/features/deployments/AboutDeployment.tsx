import type { DeploymentView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { projectPath } from '@/lib/paths';
import { BlockedMark } from '@/ui/Blocked';
import { Facts } from '@/ui/Facts';
import { Link } from '@/ui/Link';
import { Markdown } from '@/ui/Markdown';
import { OutsideLink } from '@/ui/OutsideLink';
import { SidePanel } from '@/ui/SidePanel';
import { RiskMark } from '@/ui/StateMark';
import type { Risk } from '@/ui/states';
import { Time } from '@/ui/Time';
import { WindowTime } from '@/ui/WindowTime';

/** All that is planned for a deployment, to be read. */
export function AboutDeployment({ view, onClose }: { view: DeploymentView; onClose: () => void }) {
  const title = t('ui.deployment.about');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <div className="stack g16">
        <Facts
          facts={[
            [t('ui.deployment.number'), view.number],
            [
              t('ui.deployment.window'),
              <WindowTime key="window" start={view.start} end={view.end} dateOnly={view.date_only} />,
            ],
            [t('ui.deployment.lead'), named(view.lead_name)],
            [t('ui.deployment.release_manager'), named(view.release_manager_name)],
            [t('ui.plan.risk'), view.risk && <RiskMark risk={view.risk as Risk} />],
            [t('ui.plan.risk_note'), view.risk_note],
            [t('ui.plan.url'), view.url && <OutsideLink to={view.url}>{view.url_label || view.url}</OutsideLink>],
            [
              t('ui.deployment.made'),
              <span key="made">
                {view.created_by_name}, <Time at={view.created_at} as="moment" />
                {view.request && (
                  <>
                    {' '}
                    <Link className="link" to={requestPath(view)}>
                      {t('ui.deployment.from_request')}
                    </Link>
                  </>
                )}
              </span>,
            ],
          ]}
        />
        {view.description && (
          <section>
            <h3 className="sec">{t('ui.plan.description')}</h3>
            <Markdown text={view.description} />
          </section>
        )}
        {view.way_back && (
          <section>
            <h3 className="sec">
              {t('ui.plan.way_back')}
              {view.way_back_minutes > 0 && ` ${durationText(view.way_back_minutes)}`}
            </h3>
            <Markdown text={view.way_back} />
          </section>
        )}
      </div>
    </SidePanel>
  );
}

const requestPath = ({ project_key, request }: DeploymentView) =>
  `${projectPath(project_key)}/requests?request=${request}`;

function named(name: string) {
  return (
    name && (
      <>
        {name} <BlockedMark name={name} />
      </>
    )
  );
}
