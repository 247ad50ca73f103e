import { useState } from 'react';
import type { KeyView } from '@/api/door';
import { useDo } from '@/api/queries';
import { useProjectKey } from '@/api/secrets';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { useConfirm } from '@/ui/Confirm';
import { useNotices } from '@/ui/Notices';
import classes from './Settings.module.css';

/** Runs something that answers a question first, and says what came of it. */
function useAsked() {
  const confirm = useConfirm();
  const { notify, refuse } = useNotices();
  const [busy, setBusy] = useState(false);
  const ask = async (question: Parameters<typeof confirm>[0], done: string, run: () => Promise<unknown>) => {
    if (!(await confirm(question))) return;
    setBusy(true);
    try {
      await run();
      notify({ tone: 'done', title: done });
    } catch (error) {
      refuse(question.verb, error as Error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, ask };
}

/** Confirms whose key it is, once its fingerprint was compared. */
export function Confirming({ name, keySet }: { name: string; keySet: KeyView }) {
  const { run } = useDo('key.confirm');
  const { busy, ask } = useAsked();
  const question = {
    title: t('ui.secrets.confirm_title', { name }),
    body: <Fingerprint text={t('ui.secrets.confirm_why', { name })} keySet={keySet} />,
    verb: t('ui.secrets.confirm_verb'),
  };
  return (
    <Button
      size="s"
      busy={busy}
      reason={reasonFor(keySet.can, 'key.confirm')}
      onClick={() =>
        void ask(question, t('ui.secrets.confirmed', { name }), () => run({ key_set: keySet.id, seen: keySet.seen }))
      }
    >
      {t('ui.secrets.confirm')}
    </Button>
  );
}

/** Gives the key for secrets to a person's key. */
export function Giving(props: { project: string; name: string; keySet: KeyView; reason: string | undefined }) {
  const { project, name, keySet, reason } = props;
  const { give } = useProjectKey(project);
  const { busy, ask } = useAsked();
  const question = {
    title: t('ui.secrets.give_title', { name }),
    body: <Fingerprint text={t('ui.secrets.give_why', { name })} keySet={keySet} />,
    verb: t('ui.secrets.give'),
  };
  return (
    <Button
      size="s"
      icon="key"
      busy={busy}
      reason={reason}
      onClick={() => void ask(question, t('ui.secrets.given', { name }), () => give(keySet.id, keySet.seen))}
    >
      {t('ui.secrets.give')}
    </Button>
  );
}

function Fingerprint({ text, keySet }: { text: string; keySet: KeyView }) {
  return (
    <div className="stack g8">
      <p>{text}</p>
      <code className={classes.fingerprint}>{keySet.fingerprint}</code>
    </div>
  );
}
