import { type SessionState, useEnter } from '@/api/session';
import { workspaces } from '@/api/workspaces';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { useConfirm } from '@/ui/Confirm';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';

/** Another workspace lies where this workstation knows one: nobody signs in before the person says that it is meant. */
export function Namesake({ namesake }: { namesake: NonNullable<SessionState['namesake']> }) {
  const confirm = useConfirm();
  const enter = useEnter();
  const { refuse } = useNotices();
  const accept = async () => {
    const yes = await confirm({
      title: t('ui.session.namesake_sure'),
      body: t('ui.session.namesake_means', { fingerprint: namesake.fingerprint }),
      verb: t('ui.session.namesake_accept'),
      danger: true,
      typed: namesake.fingerprint.slice(-4),
    });
    if (!yes) return;
    try {
      await enter(() => workspaces.acceptNamesake(namesake.fingerprint));
    } catch (error) {
      refuse(t('ui.session.namesake_accept'), error as Error);
    }
  };
  return (
    <>
      <Note tone="fail" title={t('ui.session.namesake_title')}>
        {t('ui.session.namesake_body')}
      </Note>
      <Facts
        facts={[
          [
            t('ui.session.namesake_pinned'),
            <Side key="pinned" name={namesake.pinned_name} fingerprint={namesake.pinned_fingerprint} />,
          ],
          [t('ui.session.namesake_since'), <Time key="since" at={namesake.at} />],
          [t('ui.session.namesake_here'), <Side key="here" name={namesake.name} fingerprint={namesake.fingerprint} />],
        ]}
      />
      <Button kind="danger" onClick={() => void accept()}>
        {t('ui.session.namesake_accept')}
      </Button>
    </>
  );
}

function Side({ name, fingerprint }: { name: string; fingerprint: string }) {
  return (
    <>
      {name}
      <div className="mono t12">{fingerprint}</div>
    </>
  );
}
