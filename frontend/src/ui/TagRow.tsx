import type { DraggableProvided } from '@hello-pangea/dnd';
import { useState } from 'react';
import { t } from '@/i18n/i18n';
import { isComposing } from '@/lib/composing';
import type { ListChange } from '@/lib/list';
import { IconButton } from './Button';
import fieldClasses from './Field.module.css';
import { Icon } from './Icon';
import { MoreMenu } from './Menu';
import classes from './TagsList.module.css';

interface TagRowProps {
  name: string;
  index: number;
  count: number;
  others: string[];
  off: boolean;
  /** It is in use, and cannot be removed therefore. */
  usedWhy?: string;
  drag: DraggableProvided;
  onChange: (change: ListChange) => void;
}

/** One name of a TagsList. */
export function TagRow({ name, index, count, others, off, usedWhy, drag, onChange }: TagRowProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    const to = typed?.trim() ?? '';
    setTyped(null);
    if (to !== '' && to !== name && !others.includes(to)) onChange({ kind: 'rename', name, to });
  };
  const entries = [
    { id: 'rename', label: t('ui.tags.rename'), icon: 'edit' as const, onSelect: () => setTyped(name) },
    {
      id: 'up',
      label: t('ui.tags.up'),
      icon: 'arrowUp' as const,
      reason: index === 0 ? t('ui.tags.is_first') : undefined,
      onSelect: () => onChange({ kind: 'move', name, to: index - 1 }),
    },
    {
      id: 'down',
      label: t('ui.tags.down'),
      icon: 'arrowDown' as const,
      reason: index === count - 1 ? t('ui.tags.is_last') : undefined,
      onSelect: () => onChange({ kind: 'move', name, to: index + 1 }),
    },
  ];

  return (
    <li ref={drag.innerRef} {...drag.draggableProps} className={classes.item}>
      <span
        {...drag.dragHandleProps}
        role="button"
        tabIndex={0}
        className={classes.grip}
        aria-label={t('ui.tags.drag', { name })}
      >
        <Icon name="grip" />
      </span>
      {typed === null ? (
        <span className="grow cut" title={name}>
          {name}
        </span>
      ) : (
        <input
          className={`${fieldClasses.in} ${fieldClasses.small} grow`}
          value={typed}
          aria-label={t('ui.tags.rename_to', { name })}
          // biome-ignore lint/a11y/noAutofocus: opened by the person's own click on Rename
          autoFocus
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (isComposing(event.nativeEvent)) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              keep();
            } else if (event.key === 'Escape') {
              event.stopPropagation();
              setTyped(null);
            }
          }}
        />
      )}
      {usedWhy && <span className="t12 c3 nw">{t('ui.tags.used')}</span>}
      {!off && (
        <>
          <MoreMenu entries={entries} label={t('ui.tags.more', { name })} />
          <IconButton
            icon="close"
            label={t('ui.tags.remove', { name })}
            reason={usedWhy}
            onClick={() => onChange({ kind: 'remove', name })}
          />
        </>
      )}
    </li>
  );
}
