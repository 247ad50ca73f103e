import { type KeyboardEvent, type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import { say, t } from '@/i18n/i18n';
import { shortText } from '@/lib/time';
import { Button } from './Button';
import { closesList } from './closesList';
import classes from './Form.module.css';
import { useAskToLose, useStanding } from './leaving';
import { Note } from './Note';
import { useNotices } from './Notices';
import { useZone } from './UiProvider';
import { leadsToUnreadable } from './unreadable';
import type { FormError, FormState } from './useForm';

interface FormProps<V extends object> {
  form: FormState<V>;
  /** The verb on the primary button: "Submit for review". Left out where the head of the page has the buttons. */
  verb?: string;
  /** By which `sendForm` finds it. */
  id?: string;
  /** Why it cannot be sent now. */
  reason?: string;
  /** Closes the form, not while it is sent; asks first when something would be lost. What a draft holds is not. */
  onCancel?: () => void;
  /** It stays where it is when it was saved, so that what was typed can be discarded, and brought back again. */
  stays?: boolean;
  danger?: boolean;
  /** Beside the buttons. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Fields, all problems at the head, the buttons at the foot. Ctrl+Enter sends, Esc closes. */
export function Form<V extends object>(props: FormProps<V>) {
  const { form, verb, id, reason, onCancel, stays, danger, aside, children } = props;
  const element = useRef<HTMLFormElement>(null);
  const ask = useAskToLose();
  const discard = useDiscard(form);
  useStanding(() => (form.isSending() ? 'busy' : form.wouldLose ? 'loses' : 'free'));

  useEffect(() => {
    if (form.error) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form.error]);

  // A dialog would begin in its first control, the cross; its form says where, and goes there when it comes later.
  useEffect(() => {
    if (!element.current?.closest('[role="dialog"]')) return;
    const first = element.current.querySelector<HTMLElement>('input, textarea');
    first?.setAttribute('data-autofocus', 'true');
    first?.focus();
  }, []);

  const send = () => {
    const active = document.activeElement;
    if (active instanceof HTMLElement && active.matches('[data-untaken]')) {
      active.blur(); // the field takes what was typed into it; then the form is sent with it
      setTimeout(() => element.current?.requestSubmit());
      return;
    }
    if (!leadsToUnreadable(element.current) && !form.busy && !reason) void form.submit();
  };
  const cancel = async () => {
    if (!onCancel || form.busy) return; // nobody would hear what came of it
    if (form.wouldLose && !(await ask())) return;
    onCancel();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };
  // On its way down: a list that is closed would open by it.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (element.current?.closest('[role="dialog"]')) return; // the dialog is left by Esc, and asks
    if (event.key === 'Escape' && onCancel && !event.defaultPrevented && !closesList(event)) {
      event.preventDefault();
      event.stopPropagation();
      void cancel();
    }
  };

  return (
    <form
      ref={element}
      id={id}
      className={classes.form}
      noValidate
      onSubmit={onSubmit}
      onKeyDownCapture={onKeyDownCapture}
      onKeyDown={onKeyDown}
    >
      {form.error && <Summary error={form.error} />}
      {form.restored > 0 && <Restored at={form.restored} onDiscard={discard} />}
      {children}
      {verb && (
        <div className={classes.foot}>
          <Button kind={danger ? 'danger' : 'primary'} type="submit" keys="mod+enter" busy={form.busy} reason={reason}>
            {verb}
          </Button>
          {onCancel && (
            <Button kind="quiet" busy={form.busy} onClick={() => void cancel()}>
              {t('ui.form.cancel')}
            </Button>
          )}
          {stays && form.dirty && (
            <Button kind="quiet" busy={form.busy} onClick={discard}>
              {t('ui.form.discard')}
            </Button>
          )}
          <span className="push t12 c3">
            {aside ?? (form.dirty && !form.wouldLose ? t('ui.form.draft_kept') : null)}
          </span>
        </div>
      )}
    </form>
  );
}

/** Sends a form from outside of it, as its own button would. */
export function sendForm(id: string) {
  const form = document.getElementById(id);
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

/** Puts all that was typed back as it was, and offers to bring it back again. */
export function useDiscard<V extends object>(form: FormState<V>): () => void {
  const { notify } = useNotices();
  return () => {
    const undo = form.reset();
    notify({ tone: 'done', title: t('ui.form.discarded'), undo });
  };
}

/** What was typed before and not saved is back. */
export function Restored({ at, onDiscard }: { at: number; onDiscard: () => void }) {
  const zone = useZone();
  return (
    <div role="status">
      <Note
        tone="info"
        title={t('ui.form.draft_restored', { when: shortText(at, zone, Date.now()) })}
        action={
          <Button kind="quiet" size="s" onClick={onDiscard}>
            {t('ui.form.draft_discard')}
          </Button>
        }
      />
    </div>
  );
}

/** All that was refused, at once and each sentence once; they stand at the fields again. */
function Summary({ error }: { error: FormError }) {
  const sentences = [...new Set(Object.values(error.fields).map(say))];
  return (
    <div role="alert" className={classes.summary}>
      <Note tone="fail" title={error.message}>
        {sentences.length > 1 && (
          <ul className={classes.problems}>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {sentences.length === 1 && ` ${sentences[0]}`}
      </Note>
    </div>
  );
}
