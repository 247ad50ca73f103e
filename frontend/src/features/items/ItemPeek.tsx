import { useEffect, useMemo, useState } from 'react';
import { Offered, useActionProps } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { Ability, ItemRow, ItemView } from '@/api/door';
import { useGet } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { useGo } from '@/lib/go';
import { itemPath } from '@/lib/paths';
import { RowBlocks } from '@/parts/RowBlocks';
import { Button, IconButton } from '@/ui/Button';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Markdown } from '@/ui/Markdown';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import { OutsideLink } from '@/ui/OutsideLink';
import { Ref } from '@/ui/Ref';
import { SidePanel } from '@/ui/SidePanel';
import { StateText } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { CopyItem } from './CopyItem';
import { DecisionFields } from './DecisionFields';
import { keyOf } from './decide';
import { EditItem } from './EditItem';
import { MoveItem } from './MoveItem';
import { Revert } from './Revert';
import { Since } from './Since';
import { Talk } from './Talk';
import { decisionWord, useDecision } from './useDecision';
import { type ItemForms, useItemActions } from './useItemActions';

interface ItemPeekProps {
  row: ItemRow;
  /** The list as it is shown, for the way up and down. */
  rows: readonly ItemRow[];
  /** What can be done with its place in the list. */
  menu: MenuEntry[];
  onShow: (item: string) => void;
  /** The key that opened it: the remark of what it does is waiting. */
  begin?: string;
  /** Several are selected: the keys are for those. */
  quiet?: boolean;
  /** After a decision. */
  onDone: () => void;
  onClose: () => void;
}

/** A look at an item beside the list, with the decision at the foot, and what else its page does with it. */
export function ItemPeek(props: ItemPeekProps) {
  const { id } = props.row;
  const query = useGet('item.get', { item: id });
  const [early, setEarly] = useState(''); // whose form was asked for before the item had come
  const meanwhile = useMemo(() => [editEarly(() => setEarly(id))], [id]);
  if (query.data) return <Peek key={query.data.id} view={query.data} edits={early === id} {...props} />;
  return (
    <SidePanel title={<Ref text={props.row.ref} />} label={props.row.title} onClose={props.onClose}>
      <Offered actions={meanwhile} />
      <Loaded query={query}>{() => null}</Loaded>
    </SidePanel>
  );
}

/** While the item is on its way its key must not be that of the deployment behind it: the form opens once it has come. */
function editEarly(run: () => void): Action {
  return { id: 'item.edit', label: t('ui.items.edit'), icon: 'edit', group: 'ui.items.group', keys: 'e', run };
}

function Peek({
  view,
  edits,
  rows,
  menu,
  begin,
  quiet,
  onShow,
  onDone,
  onClose,
}: ItemPeekProps & { view: ItemView; edits: boolean }) {
  const navigate = useGo();
  const decision = useDecision(view, onDone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each key
  useEffect(() => {
    if (begin) decision.begin(begin);
  }, [begin]);
  const [form, setForm] = useState<ItemForms | null>(null);
  const actions = useItemActions(view, setForm, onClose);
  const as = useActionProps();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it has come
  useEffect(() => {
    if (edits) as(actions.edit).onClick();
  }, []);
  const closeForm = () => setForm(null);
  const at = rows.findIndex(({ id }) => id === view.id);
  const go = (row: ItemRow | undefined) => () => row && onShow(row.id);
  return (
    <>
      <SidePanel
        label={view.title}
        title={
          <>
            <Ref text={view.ref} />
            {at >= 0 && <span className="c3">{t('ui.items.place', { at: at + 1, count: rows.length })}</span>}
          </>
        }
        onClose={onClose}
        tools={
          <>
            <IconButton
              icon="up"
              label={t('ui.items.before')}
              reason={at > 0 ? undefined : t('ui.items.is_first')}
              onClick={go(rows[at - 1])}
            />
            <IconButton
              icon="down"
              label={t('ui.items.after')}
              reason={rows[at + 1] ? undefined : t('ui.items.is_last')}
              onClick={go(rows[at + 1])}
            />
            <IconButton
              icon="openPage"
              label={t('ui.items.open_page')}
              onClick={() => navigate(itemPath(view.project_key, view.deployment, view.id))}
            />
            <MoreMenu entries={[...actions.menu, ...underHeading(menu)]} />
          </>
        }
        foot={decision.abilities.some(isInFoot) && <Foot decision={decision} quiet={quiet} />}
      >
        <Offered actions={quiet ? none : decision.actions} />
        <Offered actions={actions.list} />
        <Content view={view} />
      </SidePanel>
      {form === 'edit' && <EditItem view={view} onClose={closeForm} />}
      {form === 'move' && <MoveItem item={view} onClose={closeForm} />}
      {form === 'copy' && <CopyItem item={view} onClose={closeForm} />}
    </>
  );
}

function underHeading([first, ...others]: MenuEntry[]): MenuEntry[] {
  return first ? [{ ...first, apart: true, heading: t('ui.items.order') }, ...others] : [];
}

const none: readonly never[] = [];

/** As on the page of the item: what is refused says why, except the ways back. */
const isInFoot = ({ action, allowed }: Ability) => allowed || action !== 'revert';

function Foot({ decision, quiet }: { decision: ReturnType<typeof useDecision>; quiet?: boolean }) {
  const shown = decision.abilities.filter(isInFoot);
  const others = shown.filter(({ action }) => action !== 'revert');
  const main = others.find(({ allowed, action }) => allowed && action !== 'reject' && action !== 'fail');
  const keysOf = (ability: (typeof others)[number]) => {
    if (ability === decision.begun) return 'enter'; // the keys are in its remark
    return quiet ? undefined : keyOf(ability, decision.abilities);
  };
  return (
    <div className="stack g8">
      {shown.some(({ allowed }) => allowed) && <DecisionFields decision={decision} />}
      <div className="row g8 wrap">
        {others.map((ability) => (
          <Button
            key={ability.action}
            kind={ability === (decision.begun ?? main) ? 'primary' : 'default'}
            keys={keysOf(ability)}
            busy={decision.busy === ability.action}
            reason={ability.allowed ? undefined : ability.why && say(ability.why)}
            onClick={() => decision.act(ability)}
          >
            {decisionWord(ability)}
          </Button>
        ))}
        {shown.length > others.length && <Revert decision={decision} quiet={quiet} />}
      </div>
    </div>
  );
}

function Content({ view }: { view: ItemView }) {
  const minutes = view.activities.reduce((sum, activity) => sum + activity.minutes, 0);
  return (
    <div className="stack g16">
      <div>
        <h2 className="t16 b">{view.title}</h2>
        <span className="row g8 t13 c2">
          <StateText state={view.status as State} size={16} />
          <span>
            <Time at={view.status_at} />
          </span>
        </span>
      </div>
      <Since view={view} />
      <Facts
        facts={[
          [t('ui.item.category'), view.category],
          [t('ui.item.modules'), view.modules.join(', ')],
          ...view.stages.slice(1, 4).map<[string, React.ReactNode]>((stage) => [
            say({ key: `ui.items.fact_${stage.status}` }),
            stage.by_name && (
              <>
                {stage.by_name}, <Time at={stage.at} as="moment" />
              </>
            ),
          ]),
          [t('ui.item.url'), view.url && <OutsideLink to={view.url}>{view.url_label || view.url}</OutsideLink>],
        ]}
      />
      {view.description && <Markdown text={view.description} />}
      <section className="stack g12">
        <div className="row g8">
          <h3 className="b">{t('ui.items.activities')}</h3>
          <span className="c3 t13">
            {view.activities.length > 0
              ? t('ui.items.activities_sum', { count: view.activities.length, span: durationText(minutes) })
              : t('ui.items.none_at_all')}
          </span>
        </div>
        {view.activities.map((activity) => (
          <div key={activity.id} className="stack g4">
            <b className="t13">{activity.title}</b>
            <span className="t12 c2">
              {[
                say({ key: `ui.stage.${activity.stage}` }),
                activity.template_title,
                activity.minutes > 0 && durationText(activity.minutes),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
            <RowBlocks blocks={activity.blocks} />
          </div>
        ))}
      </section>
      <Talk view={view} />
    </div>
  );
}
