import { useState } from 'react';
import { usePresence } from '@/api/presence';
import { t } from '@/i18n/i18n';
import { andText } from '@/i18n/locale';
import { useGo } from '@/lib/go';
import { WitnessWords } from '@/parts/presence/WitnessWords';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';

/** What other workstations say that must not be missed: they saw another journal, or two bear one name. */
export function PresenceStrip() {
  const { data } = usePresence();
  const navigate = useGo();
  const [hidden, setHidden] = useState('');
  const [witness] = data?.witnesses ?? [];
  const hosts = andText(data?.same_host ?? []);
  return (
    <div role="status">
      {witness && (
        <Note
          tone="fail"
          title={t('ui.presence.against')}
          action={
            <Button size="s" onClick={() => void navigate('/admin/integrity')}>
              {t('ui.presence.to_integrity')}
            </Button>
          }
        >
          <WitnessWords witness={witness} />
        </Note>
      )}
      {hosts && hosts !== hidden && (
        <Note
          tone="hold"
          title={t('ui.presence.same_host', { host: hosts })}
          action={
            <Button size="s" kind="quiet" onClick={() => setHidden(hosts)}>
              {t('ui.presence.hide')}
            </Button>
          }
        >
          {t('ui.presence.same_host_body')}
        </Note>
      )}
    </div>
  );
}
