import { useState } from 'react';
import { useParams } from 'react-router';
import { useActions } from '@/actions/Actions';
import type { ItemView } from '@/api/door';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { Later } from '@/lib/later';
import { deploymentPath, projectPath } from '@/lib/paths';
import { Editing } from '@/parts/presence/Editing';
import { Tag } from '@/ui/Chip';
import { Loaded } from '@/ui/ErrorBox';
import { Markdown } from '@/ui/Markdown';
import { OutsideLink } from '@/ui/OutsideLink';
import { PageHead } from '@/ui/PageHead';
import { StatePill } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { ZoneProvider } from '@/ui/UiProvider';
import { Activities } from './Activities';
import { Attachments } from './Attachments';
import { CopyItem } from './CopyItem';
import { Doing } from './Doing';
import { EditItem } from './EditItem';
import classes from './ItemPage.module.css';
import { MoveItem } from './MoveItem';
import { Neighbours } from './Neighbours';
import { Since } from './Since';
import { Talk } from './Talk';
import { useDecision } from './useDecision';
import { type ItemForms, useItemActions } from './useItemActions';
import { Way } from './Way';

/** The page of an item. */
export function ItemPage() {
  const { item = '' } = useParams();
  const query = useGet('item.get', { item });
  return (
    <Loaded query={query}>
      {(view) => (
        <ZoneProvider zone={view.time_zone}>
          <Page key={view.id} view={view} />
        </ZoneProvider>
      )}
    </Loaded>
  );
}

function Page({ view }: { view: ItemView }) {
  const deployment = deploymentPath(view.project_key, view.deployment, 'items');
  usePlace([
    { label: view.project_title, to: projectPath(view.project_key) },
    { label: view.deployment_title, to: deployment },
    { label: view.ref || view.title },
  ]);
  const navigate = useGo();
  const [form, setForm] = useState<ItemForms | null>(null);
  const decision = useDecision(view);
  const roles = useGet('project.choices', { project: view.project }).data?.roles ?? [];
  const actions = useItemActions(view, setForm, () => navigate(deployment));
  useActions(decision.actions);
  useActions(actions.list);
  const close = () => setForm(null);
  return (
    <div className={classes.page}>
      <div className={classes.inner}>
        <article className={classes.main}>
          <PageHead
            large
            above={view.ref}
            title={view.title}
            state={<StatePill state={view.status as State} />}
            meta={<Meta view={view} />}
            tools={<Neighbours view={view} />}
            more={actions.menu}
          />
          <div className={classes.body}>
            <Way view={view} />
            <Since view={view} />
            <Doing view={view} decision={decision} edit={actions.edit} roles={roles} />
            {view.description && <Markdown text={view.description} />}
            <Activities view={view} />
          </div>
        </article>
        <aside className={classes.side} aria-label={t('ui.items.side')}>
          <Later>
            <Attachments view={view} />
            <Talk view={view} />
          </Later>
        </aside>
      </div>
      {form === 'edit' && <EditItem view={view} onClose={close} />}
      {form === 'move' && <MoveItem item={view} onClose={close} />}
      {form === 'copy' && <CopyItem item={view} onClose={close} />}
    </div>
  );
}

function Meta({ view }: { view: ItemView }) {
  return (
    <>
      <span>{view.category}</span>
      <span className="row g4 wrap">
        {view.modules.map((name) => (
          <Tag key={name}>{name}</Tag>
        ))}
      </span>
      <span>
        {t('ui.items.by', { who: view.created_by_name })} <Time at={view.created_at} as="short" />
      </span>
      {view.url && <OutsideLink to={view.url}>{view.url_label || view.url}</OutsideLink>}
      {view.approved_alone && (
        <span className="i-hold">{t('ui.items.was_alone', { reason: view.approved_alone })}</span>
      )}
      <Editing kind="item" id={view.id} />
    </>
  );
}
