import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { t } from '@/i18n/i18n';
import { Button } from './Button';
import { Dialog } from './Dialog';
import classes from './Dialog.module.css';
import { TextField } from './TextField';

export interface Question {
  /** "Delete the project CRM?" */
  title: string;
  /** What it means. */
  body?: ReactNode;
  /** The verb on the button. */
  verb: string;
  danger?: boolean;
  /** Must be typed exactly before the button works: for what cannot be taken back. */
  typed?: string;
}

type Ask = (question: Question) => Promise<boolean>;

const ConfirmContext = createContext<Ask | null>(null);

/** Asks in a dialog; resolves with true when the verb was chosen. */
export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext);
  if (!ask) throw new Error('useConfirm needs a UiProvider above it');
  return ask;
}

interface Asked {
  question: Question;
  answer: (yes: boolean) => void;
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useCallback<Ask>((question) => new Promise((resolve) => setAsked({ question, answer: resolve })), []);
  const close = (yes: boolean) => {
    asked?.answer(yes);
    setAsked(null);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      {asked && (
        <Dialog title={asked.question.title} open focusInside onClose={() => close(false)}>
          <Body question={asked.question} onAnswer={close} />
        </Dialog>
      )}
    </ConfirmContext>
  );
}

function Body({ question, onAnswer }: { question: Question; onAnswer: (yes: boolean) => void }) {
  const [typed, setTyped] = useState('');
  const waits = question.typed !== undefined && typed.trim() !== question.typed;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!waits) onAnswer(true);
      }}
    >
      {question.body && <div className="c2">{question.body}</div>}
      {question.typed !== undefined && (
        <div style={{ marginTop: 12 }}>
          <TextField
            label={t('ui.confirm.type', { word: question.typed })}
            value={typed}
            onChange={setTyped}
            autoFocus
          />
        </div>
      )}
      <div className={classes.foot}>
        <Button kind="quiet" first={question.danger && question.typed === undefined} onClick={() => onAnswer(false)}>
          {t('ui.form.cancel')}
        </Button>
        <Button
          type="submit"
          first={!question.danger}
          kind={question.danger ? 'danger' : 'primary'}
          reason={waits ? t('ui.confirm.waits', { word: question.typed }) : undefined}
        >
          {question.verb}
        </Button>
      </div>
    </form>
  );
}
