import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { ZoneProvider } from '@/ui/UiProvider';

/** A task of a checklist: when, and who is in charge. */
export function TaskLook({ deployment, task }: { deployment: string; task: string }) {
  return (
    <Loaded query={useGet('checklist.get', { deployment })}>
      {({ tasks, time_zone }) => {
        const view = tasks.find(({ id }) => id === task);
        return (
          view && (
            <ZoneProvider zone={time_zone}>
              <div className="stack g12">
                <h2 className="t16 b">{view.title}</h2>
                <StateText state={view.state as State} size={16} />
                <Facts
                  facts={[
                    [t('ui.project.start'), <Time key="start" at={view.start} as="full" />],
                    [t('ui.checklist.persons'), view.person_names.join(', ')],
                  ]}
                />
              </div>
            </ZoneProvider>
          )
        );
      }}
    </Loaded>
  );
}
