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
  /** The ids of fields that may not be filled in yet: their blanks in a command are marked. */
  blanks?: readonly string[];
}

/** What a row of the run book says, the same as on paper: labels with texts, lists, commands, files. */
export function RowBlocks({ blocks, fileOf, blanks }: RowBlocksProps) {
  const nodes = blocks.find(({ label_key }) => label_key === 'parameter.nodes');
  const user = blocks.find(({ label_key }) => label_key === 'parameter.run_as');
  const place = nodes && user && t('ui.blocks.place', { nodes: listed(nodes), user: wholeOf(user) });
  const shown = place ? blocks.filter((block) => block !== nodes && block !== user) : blocks;
  return (
    <dl className={classes.blocks}>
      {shown.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own and never move
        <Block key={at} block={block} place={place} fileOf={fileOf} blanks={blanks} />
      ))}
    </dl>
  );
}

const wholeOf = ({ text }: RowBlock) => text.map((segment) => segment.text).join('');
const listed = ({ entries }: RowBlock) =>
  entries.map((entry) => (entry.note ? `${wholeOf(entry)} (${entry.note})` : wholeOf(entry))).join(', ');

interface BlockProps extends Omit<RowBlocksProps, 'blocks'> {
  block: RowBlock;
  /** Where commands run, and as whom. */
  place?: string;
}

function Block({ block, place, fileOf, blanks }: BlockProps) {
  const label = block.label || (block.label_key ? say({ key: block.label_key }) : '');
  if (block.kind === 'table') {
    return block.entries.map((entry, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own and never move
      <Block key={at} block={entry} fileOf={fileOf} />
    ));
  }
  if (block.kind === 'code') {
    return (
      <div className={`${classes.block} ${classes.bare}`}>
        <dd>
          <Code block={block} head={place ?? label} blanks={blanks} />
        </dd>
      </div>
    );
  }
  return (
    <div className={`${classes.block} ${label ? '' : classes.bare}`}>
      {label && <dt>{label}</dt>}
      <dd>
        <Value block={block} fileOf={fileOf} />
      </dd>
    </div>
  );
}

/** What has a secret in it cannot be copied. */
function Code({ block, head, blanks = [] }: { block: RowBlock; head: string; blanks?: readonly string[] }) {
  if (block.text.some(({ sensitive }) => sensitive)) {
    return (
      <div className={classes.code}>
        <div className={classes.host}>{head}</div>
        <pre>
          <Segments segments={block.text} blanks={blanks} />
        </pre>
      </div>
    );
  }
  return (
    <CodeBlock text={wholeOf(block)} host={head}>
      <Blanks text={wholeOf(block)} of={blanks} />
    </CodeBlock>
  );
}

const blank = /(\{[\w-]+(?:\.[\w-]+)?\})/;

/** A text with the blanks of these fields marked. */
function Blanks({ text, of }: { text: string; of: readonly string[] }) {
  if (of.length === 0) return text;
  return text.split(blank).map((part, at) =>
    at % 2 === 1 && of.includes(part.slice(1, -1).split('.')[0] ?? '') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
      <span key={at} className={classes.blank}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}

function Value({ block, fileOf }: Pick<BlockProps, 'block' | 'fileOf'>) {
  const whole = wholeOf(block);
  switch (block.kind) {
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
function Segments({ segments, blanks = [] }: { segments: readonly Segment[]; blanks?: readonly string[] }) {
  return segments.map((segment, at) =>
    segment.sensitive ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
      <span key={at} className={classes.secret}>
        <Icon name="lock" size={12} />
        {t('ui.blocks.secret')}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text
      <Blanks key={at} text={segment.text} of={blanks} />
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
