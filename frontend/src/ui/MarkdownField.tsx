import { useId, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { IconButton } from './Button';
import { Field, type FieldProps, fieldProps } from './Field';
import fieldClasses from './Field.module.css';
import type { IconName } from './icons';
import { Markdown } from './Markdown';
import classes from './MarkdownField.module.css';
import { Segments } from './Tabs';
import { lengthOf } from './TextField';

interface MarkdownFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  rows?: number;
  autoFocus?: boolean;
}

interface Tool {
  id: 'bold' | 'code' | 'list' | 'link';
  icon: IconName;
  before: string;
  after: string;
}

const tools: Tool[] = [
  { id: 'bold', icon: 'bold', before: '**', after: '**' },
  { id: 'code', icon: 'code', before: '`', after: '`' },
  { id: 'list', icon: 'steps', before: '- ', after: '' },
  { id: 'link', icon: 'link', before: '[', after: '](https://)' },
];

/** Markdown is written in a plain text area, so that undo, input methods and screen readers work; the preview is beside. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { value, onChange, rows = 5, placeholder, autoFocus } = props;
  const [mode, setMode] = useState('write');
  const area = useRef<HTMLTextAreaElement>(null);
  const previewId = useId();
  const lines = Math.min(20, Math.max(rows, value.split('\n').length));

  const put = ({ before, after }: Tool) => {
    const element = area.current;
    if (!element) return;
    const { selectionStart: from, selectionEnd: to } = element;
    onChange(`${value.slice(0, from)}${before}${value.slice(from, to)}${after}${value.slice(to)}`);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(from + before.length, to + before.length);
    });
  };

  return (
    <Field {...fieldProps(props)} length={lengthOf(value)}>
      {(control) => (
        <>
          <div className={classes.bar}>
            <Segments
              label={t('ui.markdown.mode')}
              value={mode}
              onChange={setMode}
              tabs={[
                { id: 'write', label: t('ui.markdown.write') },
                { id: 'preview', label: t('ui.markdown.preview') },
              ]}
            />
            {mode === 'write' && !control.disabled && (
              <span className="row push">
                {tools.map((tool) => (
                  <IconButton
                    key={tool.id}
                    icon={tool.icon}
                    label={t(`ui.markdown.${tool.id}`)}
                    onClick={() => put(tool)}
                  />
                ))}
              </span>
            )}
          </div>
          {mode === 'write' ? (
            <textarea
              {...control}
              ref={area}
              className={fieldClasses.in}
              rows={lines}
              value={value}
              placeholder={placeholder ?? t('ui.markdown.placeholder')}
              // biome-ignore lint/a11y/noAutofocus: the first field of a form that was just opened
              autoFocus={autoFocus}
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          ) : (
            <section id={previewId} className={classes.preview} aria-label={t('ui.markdown.preview')}>
              {value.trim() ? <Markdown text={value} /> : <span className="c3">{t('ui.markdown.nothing')}</span>}
            </section>
          )}
        </>
      )}
    </Field>
  );
}
