import { useParams } from 'react-router';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { Loaded } from '@/ui/ErrorBox';
import { PageHead } from '@/ui/PageHead';
import { Tabs } from '@/ui/Tabs';
import { Backups } from './Backups';
import { Environments } from './Environments';
import { Integrity } from './Integrity';
import { People } from './People';
import { Permissions } from './Permissions';
import { Settings } from './Settings';

const tabs = ['people', 'environments', 'settings', 'backups', 'integrity', 'permissions'] as const;
type AdministrationTab = (typeof tabs)[number];

/** The workspace as a whole: its people, what projects release onto, its settings, proof, and rules. */
export function AdministrationPage() {
  const { tab = 'people' } = useParams();
  const shown = tabs.includes(tab as AdministrationTab) ? (tab as AdministrationTab) : 'people';
  const navigate = useGo();
  const session = useGet('session.get', {});
  const title = session.data?.user.administrator ? t('ui.frame.administration') : t('ui.frame.workspace');
  usePlace([{ label: title, to: '/admin' }, { label: t(`ui.admin.tab_${shown}`) }]);
  return (
    <Loaded query={session}>
      {(data) => (
        <>
          <PageHead title={data.workspace.name} />
          <Tabs
            label={title}
            value={shown}
            onChange={(id) => navigate(`/admin/${id}`)}
            tabs={tabs.map((id) => ({ id, label: t(`ui.admin.tab_${id}`) }))}
          />
          {shown === 'people' && <People session={data} />}
          {shown === 'environments' && <Environments />}
          {shown === 'settings' && <Settings session={data} />}
          {shown === 'backups' && <Backups />}
          {shown === 'integrity' && <Integrity session={data} />}
          {shown === 'permissions' && <Permissions />}
        </>
      )}
    </Loaded>
  );
}
