import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Markdown } from '@/ui/Markdown';
import { RiskMark, StatePill } from '@/ui/StateMark';
import type { Risk, State } from '@/ui/states';
import { Minutes, Time } from '@/ui/Time';
import { ZoneProvider } from '@/ui/UiProvider';

/** Who asks for which window. */
export function RequestLook({ request }: { request: string }) {
  return (
    <Loaded query={useGet('request.get', { request })}>
      {(view) => (
        <ZoneProvider zone={view.time_zone}>
          <div className="stack g12">
            <h2 className="t16 b">{view.title}</h2>
            <span>
              <StatePill state={view.state as State} />
            </span>
            <Facts
              facts={[
                [t('ui.project.start'), <Time key="start" at={view.start} as="full" />],
                [t('ui.project.length'), view.minutes > 0 && <Minutes n={view.minutes} />],
                [t('ui.project.by'), view.created_by_name],
                [t('ui.plan.lead'), view.lead_name],
                [t('ui.project.risk'), view.risk && <RiskMark risk={view.risk as Risk} />],
                [t('ui.project.way_back'), view.way_back],
                [t('ui.project.decided'), view.decided_by_name],
                [t('ui.project.reason'), view.reason],
              ]}
            />
            {view.description && <Markdown text={view.description} />}
          </div>
        </ZoneProvider>
      )}
    </Loaded>
  );
}
