import { useState } from 'react';
import type { ProjectKeysView } from '@/api/door';
import { useGet } from '@/api/queries';
import { useProjectKey } from '@/api/secrets';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';

interface KeyWarningsProps {
  project: string;
  /** Only what stops people from working: somebody has left. */
  urgent?: boolean;
}

/** What stands until it is mended: a holder of the project's key has left, or only one is left. */
export function KeyWarnings({ project, urgent }: KeyWarningsProps) {
  const keys = useGet('project_keys.list', { project }).data;
  if (!keys) return null;
  return (
    <>
      {keys.left.length > 0 && (
        <Note
          tone="hold"
          title={t('ui.secrets.left', { people: keys.left.map(({ name }) => name).join(', ') })}
          action={<MakeKey project={project} keys={keys} verb={t('ui.secrets.renew')} />}
        >
          {t('ui.secrets.left_why')}
        </Note>
      )}
      {keys.one_holder && !urgent && (
        <Note
          tone="hold"
          title={t('ui.secrets.one_holder', {
            name: keys.generations[0]?.holders.find(({ current }) => current)?.name ?? '',
          })}
        >
          {t('ui.secrets.one_holder_why')}
        </Note>
      )}
    </>
  );
}

interface MakeKeyProps {
  project: string;
  keys: ProjectKeysView;
  verb: string;
  primary?: boolean;
}

/** Makes the project's key, or a new one. */
export function MakeKey({ project, keys, verb, primary }: MakeKeyProps) {
  const { make } = useProjectKey(project);
  const [busy, setBusy] = useState(false);
  const { notify, refuse } = useNotices();
  const run = async () => {
    setBusy(true);
    try {
      await make();
      notify({ tone: 'done', title: t('ui.secrets.made') });
    } catch (error) {
      refuse(verb, error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      kind={primary ? 'primary' : 'default'}
      icon="key"
      busy={busy}
      reason={reasonFor(keys.can, 'project_key.create')}
      onClick={() => void run()}
    >
      {verb}
    </Button>
  );
}
