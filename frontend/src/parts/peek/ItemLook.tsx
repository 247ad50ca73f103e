import { useGet } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { RowBlocks } from '@/parts/RowBlocks';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Markdown } from '@/ui/Markdown';
import { StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';

/** An item with what is done for it. */
export function ItemLook({ item }: { item: string }) {
  return (
    <Loaded query={useGet('item.get', { item })}>
      {(view) => (
        <div className="stack g16">
          <div>
            <h2 className="t16 b">{view.title}</h2>
            <span className="row g8 t13 c2">
              <StateText state={view.status as State} size={16} /> <Time at={view.status_at} />
            </span>
          </div>
          <Facts
            facts={[
              [t('ui.item.category'), view.category],
              [t('ui.item.modules'), view.modules.join(', ')],
              ...view.stages
                .slice(1, 4)
                .filter(({ by_name }) => by_name)
                .map<[string, React.ReactNode]>((stage) => [
                  say({ key: `ui.items.fact_${stage.status}` }),
                  <span key={stage.status}>
                    {stage.by_name}, <Time at={stage.at} as="moment" />
                  </span>,
                ]),
            ]}
          />
          {view.description && <Markdown text={view.description} />}
          {view.activities.map((activity) => (
            <section key={activity.id} className="stack g4">
              <h3 className="t13 b">{activity.title}</h3>
              <RowBlocks blocks={activity.blocks} />
            </section>
          ))}
        </div>
      )}
    </Loaded>
  );
}
