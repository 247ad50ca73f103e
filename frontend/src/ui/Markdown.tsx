import { memo, type ReactElement, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import classes from './Markdown.module.css';
import { leavesTheWindow, useOutside } from './outside';
import { plainParagraphs } from './plainText';

const plugins = [remarkGfm];

/** Text in Markdown. No raw HTML, no pictures from elsewhere; links leave the window. Read again only when it changes. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  const plain = plainParagraphs(text);
  if (!plain) return <Marked text={text} />;
  return (
    <div className={classes.markdown}>
      {plain.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name
        <p key={at}>{paragraph}</p>
      ))}
    </div>
  );
});

function Marked({ text }: { text: string }) {
  return <div className={classes.markdown}>{readOf(text)}</div>;
}

const components: Components = { a: ({ href, children }) => <Address href={href}>{children}</Address> };

/** What was read last, the oldest first: to read a text takes far longer than to draw it, and people go to and fro. */
const read = new Map<string, ReactElement>();
const readMost = 500;

function readOf(text: string): ReactElement {
  const known =
    read.get(text) ??
    ReactMarkdown({ remarkPlugins: plugins, disallowedElements: ['img'], components, children: text });
  read.delete(text);
  read.set(text, known);
  const oldest = read.size > readMost ? read.keys().next() : undefined;
  if (oldest?.value !== undefined) read.delete(oldest.value);
  return known;
}

function Address({ href, children }: { href: string | undefined; children: ReactNode }) {
  const outside = useOutside(href ?? '');
  if (!href || !leavesTheWindow(href)) return <span>{children}</span>;
  return (
    <a className="link" {...outside}>
      {children}
    </a>
  );
}
