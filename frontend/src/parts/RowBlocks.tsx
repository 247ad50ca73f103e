import type { RowBlock, Segment } from '@/api/door';
import { type FileLink, openFile } from '@/api/files';
import { say, t } from '@/i18n/i18n';
import { CodeBlock } from '@/ui/CodeBlock';
import { Icon } from '@/ui/Icon';
import { Markdown } from '@/ui/Markdown';
import { useNotices } from '@/ui/Notices';
import classes from './RowBlocks.module.css';

interface RowBlocksProps {
  blocks: readonly RowBlock[];
  /** What refers to a file of a block, by its digest; without it files are only named. */
  fileOf?: (digest: string) => FileLink | undefined;
}

/** What a row of the run book says, the same as on paper: labels with texts, lists, commands, files. */
export function RowBlocks({ blocks, fileOf }: RowBlocksProps) {
  return (
    <dl className={classes.blocks}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own and never move
        <Block key={at} block={block} fileOf={fileOf} />
      ))}
    </dl>
  );
}

function Block({ block, fileOf }: { block: RowBlock; fileOf?: RowBlocksProps['fileOf'] }) {
  const label = block.label || (block.label_key ? say({ key: block.label_key }) : '');
  if (block.kind === 'table') {
    return block.entries.map((entry, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own and never move
      <Block key={at} block={entry} fileOf={fileOf} />
    ));
  }
  return (
    <div className={`${classes.block} ${label && block.kind !== 'code' ? '' : classes.bare}`}>
      {label && <dt>{label}</dt>}
      <dd>
        <Value block={block} fileOf={fileOf} />
      </dd>
    </div>
  );
}

function Value({ block, fileOf }: { block: RowBlock; fileOf?: RowBlocksProps['fileOf'] }) {
  const whole = block.text.map(({ text }) => text).join('');
  switch (block.kind) {
    case 'code':
      return block.text.some(({ sensitive }) => sensitive) ? (
        <pre className={classes.code}>
          <Segments segments={block.text} />
        </pre>
      ) : (
        <CodeBlock text={whole} />
      );
    case 'markdown':
      return <Markdown text={whole} />;
    case 'list':
      return block.entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and never move
        <span key={at} className={classes.entry}>
          <Segments segments={entry.text} /> {entry.note && <span className="c3">{entry.note}</span>}
        </span>
      ));
    case 'file':
      return <FileName name={whole} link={fileOf?.(block.file)} />;
  }
  return (
    <span className="mono">
      <Segments segments={block.text} /> {block.note && <span className="c3">{block.note}</span>}
    </span>
  );
}

/** Text, with a lock in the place of each secret. */
function Segments({ segments }: { segments: readonly Segment[] }) {
  return segments.map((segment, at) =>
    segment.sensitive ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
      <span key={at} className={classes.secret}>
        <Icon name="lock" size={12} />
        {t('ui.blocks.secret')}
      </span>
    ) : (
      segment.text
    ),
  );
}

function FileName({ name, link }: { name: string; link?: FileLink }) {
  const { refuse } = useNotices();
  if (!link) return <span>{name}</span>;
  return (
    <button
      type="button"
      className={`link ${classes.file}`}
      onClick={() => openFile(link).catch((error: Error) => refuse(name, error))}
    >
      <Icon name="document" />
      {name}
    </button>
  );
}
