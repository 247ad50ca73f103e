import type { MouseEvent } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import classes from './Markdown.module.css';
import { useSurroundings } from './UiProvider';

const plugins = [remarkGfm];
const safe = /^(https?:|mailto:)/i;

/** Text in Markdown. No raw HTML, no pictures from elsewhere; links leave the window. */
export function Markdown({ text }: { text: string }) {
  const { openAddress } = useSurroundings();
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    openAddress(event.currentTarget.href);
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
