import { type MouseEvent, memo } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import classes from './Markdown.module.css';
import { useNotices } from './Notices';
import { plainParagraphs } from './plainText';
import { useSurroundings } from './UiProvider';

const plugins = [remarkGfm];
const safe = /^(https?:|mailto:)/i;

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
  const { openAddress } = useSurroundings();
  const { refuse } = useNotices();
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    const address = event.currentTarget.href;
    openAddress(address).catch((error: Error) => refuse(address, error));
  };
  return (
    <div className={classes.markdown}>
      <ReactMarkdown
        remarkPlugins={plugins}
        disallowedElements={['img']}
        components={{
          a: ({ href, children }) =>
            href && safe.test(href) ? (
              <a className="link" href={href} onClick={open}>
                {children}
              </a>
            ) : (
              <span>{children}</span>
            ),
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
