import { type KeyboardEvent, useState } from 'react';
import { AppError } from '@/api/call';
import type { TaskView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { isComposing } from '@/lib/composing';
import { useDraftText } from '@/lib/drafts';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/TextField';
import classes from './Checklist.module.css';

interface TickLineProps {
  task: TaskView;
  /** The state that it gets; empty for a comment only. */
  to: string;
  onClose: () => void;
}

const verbs = {
  in_progress: 'ui.checklist.begin',
  completed: 'ui.checklist.complete',
  cancelled: 'ui.checklist.cancel',
  not_started: 'ui.checklist.again',
} as const;

/** The comment that every change of a task needs, in one line: Enter sends it. */
export function TickLine({ task, to, onClose }: TickLineProps) {
  const [comment, setComment] = useDraftText(`task.update.${task.id}.${to}`);
  const [error, setError] = useState<AppError | null>(null);
  const update = useDo('task.update');
  const verb = to in verbs ? t(verbs[to as keyof typeof verbs]) : t('ui.checklist.comment_only');
  const send = async () => {
    try {
      const state = to ? { was: task.digests.state ?? '', to } : undefined;
      await update.run({ task: task.id, comment, state });
      setComment('');
      onClose();
    } catch (refused) {
      if (!(refused instanceof AppError)) throw refused;
      setError(refused);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else void send();
  };
  const problem = error?.fields.comment ?? (error ? { key: error.key, params: error.params } : undefined);
  return (
    <div className={classes.tick}>
      <div className="grow">
        <TextField
          label={t('ui.checklist.comment')}
          max={150}
          required
          autoFocus
          value={comment}
          onChange={setComment}
          onKeyDown={onKeyDown}
          problem={problem}
        />
      </div>
      <Button kind="primary" busy={update.busy} onClick={() => void send()}>
        {verb}
      </Button>
      <Button kind="quiet" onClick={onClose}>
        {t('ui.form.cancel')}
      </Button>
    </div>
  );
}
