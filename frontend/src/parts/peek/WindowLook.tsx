import { useGet } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { type Count, CountsBar } from '@/ui/CountsBar';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Markdown } from '@/ui/Markdown';
import { RiskMark, StatePill } from '@/ui/StateMark';
import type { Risk, State } from '@/ui/states';
import { Minutes, Time } from '@/ui/Time';
import { ZoneProvider } from '@/ui/UiProvider';

const bar = (counts: Record<string, number>): Count[] =>
  Object.entries(counts).map(([state, n]) => ({ state: state as State, n }));

/** A deployment: when, how far, what stands in its way. */
export function WindowLook({ deployment }: { deployment: string }) {
  return (
    <Loaded query={useGet('deployment.get', { deployment })}>
      {(view) => (
        <ZoneProvider zone={view.time_zone}>
          <div className="stack g12">
            <h2 className="t16 b">{view.title}</h2>
            <span className="row g8">
              <StatePill state={view.state as State} />
              {view.risk && <RiskMark risk={view.risk as Risk} alone />}
            </span>
            {view.items > 0 && <CountsBar counts={bar(view.counts)} label={t('ui.home.count_items')} />}
            {view.steps > 0 && <CountsBar counts={bar(view.step_counts)} label={t('ui.home.count_steps')} />}
            <Facts
              facts={[
                [t('ui.project.start'), <Time key="start" at={view.start} as="full" />],
                [t('ui.project.length'), view.minutes > 0 && <Minutes n={view.minutes} />],
                [t('ui.plan.lead'), view.lead_name],
                [t('ui.home.count_items'), view.items],
                [t('ui.home.count_steps'), view.steps > 0 && `${view.steps_done} / ${view.steps}`],
                [t('ui.search.kind_task'), view.tasks > 0 && `${view.tasks_done} / ${view.tasks}`],
                [t('ui.project.way_back'), view.way_back],
              ]}
            />
            {view.hurdles.length > 0 && (
              <ul className="t13">
                {view.hurdles.map((hurdle) => (
                  <li key={hurdle.key} className={hurdle.stops ? 'i-fail' : 'i-hold'}>
                    {say(hurdle)}
                  </li>
                ))}
              </ul>
            )}
            {view.description && <Markdown text={view.description} />}
          </div>
        </ZoneProvider>
      )}
    </Loaded>
  );
}
