import { useState } from 'react';
import { Outlet, useLocation, useParams } from 'react-router';
import { useActions } from '@/actions/Actions';
import type { DeploymentView } from '@/api/door';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { deploymentAsked, deploymentPath, projectPath } from '@/lib/paths';
import { TakeOffline } from '@/parts/offline/TakeOffline';
import { CloseDeployment } from '@/parts/run/CloseDeployment';
import { Loaded } from '@/ui/ErrorBox';
import { Tabs } from '@/ui/Tabs';
import { ZoneProvider } from '@/ui/UiProvider';
import { AboutDeployment } from './AboutDeployment';
import { DeleteDeployment } from './DeleteDeployment';
import { DeploymentHead } from './DeploymentHead';
import { EditDeployment } from './EditDeployment';
import { Hurdles } from './Hurdles';
import { type DeploymentForm, useDeploymentActions } from './useDeploymentActions';

/** A deployment: its head, and one of its parts. */
export function DeploymentPage() {
  const { project = '', deployment = '' } = useParams();
  const query = useGet('deployment.get', deploymentAsked(project, deployment));
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

function Page({ view }: { view: DeploymentView }) {
  usePlace([{ label: view.project_title, to: projectPath(view.project_key) }, { label: view.title }]);
  const [form, setForm] = useState<DeploymentForm | null>(null);
  const part = usePart();
  const actions = useDeploymentActions(view, part, setForm);
  useActions(actions.list);
  const close = () => setForm(null);
  return (
    <div className="stack grow" style={{ minHeight: 0, height: '100%' }}>
      <DeploymentHead view={view} actions={actions} />
      <div data-folds>
        <Hurdles view={view} />
      </div>
      <Parts view={view} part={part} />
      <Outlet context={view} />
      {form === 'about' && <AboutDeployment view={view} onClose={close} />}
      {form === 'take' && <TakeOffline view={view} onClose={close} />}
      {form === 'edit' && <EditDeployment view={view} onClose={close} />}
      {form === 'close' && <CloseDeployment view={view} onClose={close} />}
      {form === 'delete' && <DeleteDeployment view={view} onClose={close} />}
    </div>
  );
}

/** Which part of the deployment is shown. */
const usePart = () => useLocation().pathname.split('/')[5] ?? 'items';

function Parts({ view, part }: { view: DeploymentView; part: string }) {
  const navigate = useGo();
  const { deployment = '' } = useParams();
  return (
    <Tabs
      label={t('ui.deployment.parts')}
      value={part}
      onChange={(tab) => navigate(deploymentPath(view.project_key, deployment, tab))}
      tabs={[
        { id: 'items', label: t('ui.deployment.items'), count: view.items },
        { id: 'runbook', label: t('ui.deployment.runbook'), count: t('ui.deployment.steps', { count: view.steps }) },
        {
          id: 'checklist',
          label: t('ui.deployment.checklist'),
          count: t('ui.deployment.done_of', { done: view.tasks_done, all: view.tasks }),
        },
        { id: 'notes', label: t('ui.deployment.notes') },
        { id: 'documents', label: t('ui.deployment.documents') },
        { id: 'signing', label: t('ui.signing.tab') },
        { id: 'activity', label: t('ui.deployment.activity') },
      ]}
    />
  );
}
