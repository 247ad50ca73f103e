import { type ReactNode, useState } from 'react';
import { t } from '@/i18n/i18n';
import { Button } from './Button';
import classes from './CodeBlock.module.css';
import { useNotices } from './Notices';
import { useSurroundings } from './UiProvider';

interface CodeBlockProps {
  /** Shown and copied whole: wrapping loses no character. */
  text: string;
  /** The same text with marks in it. */
  children?: ReactNode;
  /** Where it runs: "build-01 as rm". */
  host?: string;
  /** Work mode: 20 px. */
  large?: boolean;
  copyKeys?: string;
  /** Told after a copy. */
  onCopied?: () => void;
}

/** A command, a script, a value to be carried somewhere else. */
export function CodeBlock({ text, children, host, large, copyKeys, onCopied }: CodeBlockProps) {
  const copy = useCopy();
  return (
    <div className={`${classes.box} ${large ? classes.large : ''}`}>
      <div className={classes.head}>
        <span className="grow cut" title={host}>
          {host}
        </span>
        <Button
          kind="quiet"
          size="s"
          icon={copy.copied ? 'check' : 'copy'}
          keys={copyKeys}
          onClick={() => void copy.run(text).then((done) => done && onCopied?.())}
        >
          {copy.copied ? t('ui.code.copied') : t('ui.code.copy')}
        </Button>
      </div>
      <pre className={classes.text}>{children ?? text}</pre>
    </div>
  );
}

/** Copies a text and says so for two seconds. A refusal becomes a notice. */
export function useCopy() {
  const { copyText } = useSurroundings();
  const { refuse } = useNotices();
  const [copied, setCopied] = useState(false);
  const run = async (text: string) => {
    try {
      await copyText(text);
    } catch (error) {
      refuse(t('ui.code.not_copied'), error as Error);
      return false;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
    return true;
  };
  return { copied, run };
}
