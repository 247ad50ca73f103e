import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { Markdown } from './Markdown';
import { plainParagraphs } from './plainText';

const plain = [
  '',
  'Checked on the second node, all is well.',
  'Two lines\nof one paragraph',
  'One paragraph.\n\nAnother (with 12 % of it): "so"; it\'s 3.12.1 — fine!\n \n\n  A third, set in.',
  '  leading\n   and trailing ',
  '\u00a0a space that does not break\u00a0',
  'one\n\n\n\ntwo\n',
  'تحديث نظام الفوترة قبل نهاية الشهر',
  '将客户数据库迁移到新的服务器集群',
];

test.each(plain)('words are drawn as Markdown would draw them: %j', (text) => {
  expect(plainParagraphs(text)).toBeDefined();
  const drawn = render(<Markdown text={text} />).container.querySelector('p')?.parentElement;
  const { container } = render(
    <div>
      <ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>
    </div>,
  );
  const paragraphs = (root?: Element | null) => [...(root?.querySelectorAll('*') ?? [])].map((p) => p.outerHTML);
  expect(paragraphs(drawn)).toEqual(paragraphs(container.querySelector('p')?.parentElement));
});

test.each([
  '**bold**',
  'a *b*',
  '_a_',
  '# head',
  'head\n===',
  'head\n---',
  '- one\n- two',
  'text\n+ one',
  '1. one',
  '1) one',
  '> said',
  '`code`',
  '    code',
  '\tcode',
  '[a](https://example.org)',
  'see https://example.org',
  'see www.example.org',
  'mail ada@example.org',
  '~~gone~~',
  '| a | b |',
  '&amp;',
  'one  \ntwo',
  'one\\\ntwo',
  'one\r\n\r\ntwo',
  '<b>x</b>',
])('Markdown reads what could be more: %j', (text) => {
  expect(plainParagraphs(text)).toBeUndefined();
});
