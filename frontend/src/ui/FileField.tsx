import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { type Message, t } from '@/i18n/i18n';
import { sizeText } from '@/lib/format';
import { Button, IconButton } from './Button';
import { ProblemLine } from './Field';
import fieldClasses from './Field.module.css';
import classes from './FileField.module.css';
import { Icon } from './Icon';

interface FileFieldProps {
  label: string;
  /** Chosen and not yet sent; the caller sends them in pieces. */
  files: File[];
  onChange: (files: File[]) => void;
  /** More than one. */
  several?: boolean;
  /** Endings with the dot, as the workspace allows them. */
  extensions?: string[];
  required?: boolean;
  problem?: Message;
  hint?: string;
}

/** Files by drop, by paste or chosen. The limits on kind and size are the backend's to say. */
export function FileField({ label, files, onChange, several, extensions, required, problem, hint }: FileFieldProps) {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const taken = Array.from(list ?? []);
    if (taken.length > 0) onChange(several ? [...files, ...taken] : taken.slice(0, 1));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => take(event.clipboardData.files);

  return (
    <fieldset className={classes.field}>
      <legend className={fieldClasses.label}>
        {label}
        {required && <i>{t('ui.field.required')}</i>}
      </legend>
      <input
        ref={chooser}
        id={id}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={label}
        multiple={several}
        accept={extensions?.join(',')}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = ''; // the same file may be chosen again
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button inside does the same by key */}
      <div
        className={`${classes.drop} ${over ? classes.over : ''}`}
        data-problem={problem ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        onPaste={paste}
      >
        <Icon name="attachment" />
        <span className="grow">{t('ui.file.drop')}</span>
        <Button size="s" onClick={() => chooser.current?.click()}>
          {t('ui.file.choose')}
        </Button>
      </div>
      {files.map((file, index) => (
        <FileRow
          key={`${file.name}-${file.size}-${file.lastModified}`}
          file={file}
          onRemove={() => onChange(files.toSpliced(index, 1))}
        />
      ))}
      {problem && <ProblemLine problem={problem} />}
      {hint && <p className={fieldClasses.hint}>{hint}</p>}
    </fieldset>
  );
}

function FileRow({ file, onRemove }: { file: File; onRemove: () => void }) {
  return (
    <div className={classes.file}>
      <Icon name={file.type.startsWith('image/') ? 'picture' : 'document'} />
      <span className="cut" title={file.name}>
        {file.name}
      </span>
      <span className="c3 push nw">{sizeText(file.size)}</span>
      <IconButton icon="close" label={t('ui.file.remove', { name: file.name })} onClick={onRemove} />
    </div>
  );
}
