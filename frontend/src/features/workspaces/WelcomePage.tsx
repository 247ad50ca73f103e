import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { PlainPage } from '@/ui/PlainPage';
import classes from './Welcome.module.css';

interface WelcomePageProps {
  version?: string;
  /** How it stands with the sample. */
  sample?: { busy: boolean; percent: number | null };
  /** Something is being opened: nothing else is begun meanwhile. */
  busy?: boolean;
  onNew?: () => void;
  onOpen?: () => void;
  onSample?: () => void;
  /** Whether a folder is fit for a workspace. */
  onCheck?: () => void;
  /** The workspaces opened before. */
  children?: ReactNode;
}

/** How the welcome page looks. It is drawn when the program is built, too (first.tsx). */
export function WelcomePage({ version, sample, busy, onNew, onOpen, onSample, onCheck, children }: WelcomePageProps) {
  const percent = sample?.percent ?? null;
  return (
    <PlainPage width={560} foot={version && t('ui.welcome.version', { version })}>
      <h1 className="t26 b">{t('ui.welcome.title')}</h1>
      <p className={`c2 ${classes.intro}`}>{t('ui.welcome.intro')}</p>
      <div className={`row g8 wrap ${classes.buttons}`}>
        <Button kind="primary" icon="plus" busy={busy} onClick={onNew}>
          {t('ui.welcome.new')}
        </Button>
        <Button icon="workspace" busy={busy} onClick={onOpen}>
          {t('ui.welcome.open')}
        </Button>
        <Button icon="show" busy={busy} onClick={onSample}>
          {percent === null ? t('ui.welcome.sample') : t('ui.welcome.making_sample', { percent })}
        </Button>
      </div>
      <p className="t12 c3">
        {t('ui.welcome.sample_hint')} {t('ui.welcome.drop')}
      </p>
      <p className={`row g8 t12 c3 ${classes.check}`}>
        {t('ui.folder.hint')}
        <button
          type="button"
          className={`link ${classes.checkLink}`}
          aria-disabled={busy || undefined}
          onClick={busy ? undefined : onCheck}
        >
          {t('ui.folder.check')}
        </button>
      </p>
      <section className={classes.recent} aria-labelledby="recent">
        <h2 id="recent" className="sec">
          {t('ui.welcome.recent')}
        </h2>
        {children}
      </section>
    </PlainPage>
  );
}
