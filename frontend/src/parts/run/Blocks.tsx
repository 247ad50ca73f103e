import type { RowBlock } from '@/api/door';
import { isPicture, openFile, pictureAddress, saveFile } from '@/api/files';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { CodeBlock } from '@/ui/CodeBlock';
import { Icon } from '@/ui/Icon';
import { Markdown } from '@/ui/Markdown';
import { useNotices } from '@/ui/Notices';
import classes from './Blocks.module.css';
import { type Opened, type Part, partsOf, plainOf } from './segments';
import { labelOf } from './words';

interface BlocksProps {
  blocks: RowBlock[];
  /** The step, for its files. */
  step: string;
  opened: Opened;
  /** Work mode. */
  large?: boolean;
  /** The keys that copy the first, the second command. */
  copyKeys?: readonly string[];
}

/** What a step says: values, commands with copy, instructions, files. */
export function Blocks({ blocks, step, opened, large, copyKeys = [] }: BlocksProps) {
  const parts = partsOf(blocks, opened);
  const codes = parts.filter(({ kind }) => kind === 'code');
  return (
    <div className={`${classes.blocks} ${large ? classes.large : ''}`}>
      {parts.map((part, at) => (
        <Piece
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a step have no id and never change places
          key={at}
          part={part}
          step={step}
          opened={opened}
          large={large}
          copyKey={copyKeys[codes.indexOf(part)]}
        />
      ))}
    </div>
  );
}

interface PieceProps {
  part: Part;
  step: string;
  opened: Opened;
  large?: boolean;
  copyKey?: string;
}

function Piece({ part, step, opened, large, copyKey }: PieceProps) {
  if (part.kind === 'code') return <CodeBlock text={part.text} host={part.host} large={large} copyKeys={copyKey} />;
  if (part.kind === 'markdown') return <Markdown text={part.text} />;
  return (
    <div className={classes.pair}>
      <span className={classes.label}>{labelOf(part.block)}</span>
      <Value block={part.block} step={step} opened={opened} />
    </div>
  );
}

function Value({ block, step, opened }: { block: RowBlock; step: string; opened: Opened }) {
  if (block.kind === 'file') return <FileValue block={block} step={step} opened={opened} />;
  if (block.kind === 'list') {
    return (
      <span className={classes.list}>
        {block.entries.map((entry) => (
          <Text key={plainOf(entry.text, opened)} block={entry} opened={opened} />
        ))}
      </span>
    );
  }
  return <Text block={block} opened={opened} />;
}

function Text({ block, opened }: { block: RowBlock; opened: Opened }) {
  const text = plainOf(block.text, opened);
  const secret = block.text.some(({ sensitive }) => sensitive);
  return (
    <span>
      <span className={secret ? `${classes.secret} mono` : classes.value}>{text}</span>
      {block.note && block.note !== text && <span className="c3"> {block.note}</span>}
    </span>
  );
}

function FileValue({ block, step, opened }: { block: RowBlock; step: string; opened: Opened }) {
  const { refuse } = useNotices();
  const name = plainOf(block.text, opened);
  const link = { kind: 'step' as const, record: step, value: block.value };
  const guarded = (work: () => Promise<unknown>) => () => void work().catch((error: Error) => refuse(name, error));
  return (
    <span className="stack g8">
      <span className="row g8 wrap">
        <Icon name={isPicture(name) ? 'picture' : 'document'} />
        <span className="mono">{name}</span>
        <Button size="s" onClick={guarded(() => openFile(link))}>
          {t('ui.step.file_open')}
        </Button>
        <Button size="s" kind="quiet" onClick={guarded(() => saveFile(link))}>
          {t('ui.step.file_save')}
        </Button>
      </span>
      <span className="mono c3 cut" title={block.file}>
        {t('ui.step.file_digest', { digest: block.file })}
      </span>
      {isPicture(name) && (
        <button type="button" className={classes.open} onClick={guarded(() => openFile(link))}>
          <img className={classes.picture} src={pictureAddress(link)} alt={name} />
        </button>
      )}
    </span>
  );
}
