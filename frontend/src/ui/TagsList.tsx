import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd';
import { type Message, t } from '@/i18n/i18n';
import { useDraftText } from '@/lib/drafts';
import { applyChange, type ListChange } from '@/lib/list';
import { Button } from './Button';
import { ProblemLine } from './Field';
import fieldClasses from './Field.module.css';
import { TagRow } from './TagRow';
import classes from './TagsList.module.css';

interface TagsListProps {
  label: string;
  /** Names, each once, in their order. */
  value: string[];
  /** The new list, and what was done, so that a rename is told from a removal. */
  onChange: (next: string[], change: ListChange) => void;
  /** The name of one, for the button that adds: "module". */
  addLabel: string;
  /** Keeps a name that is typed and not added yet, under this name. */
  draft: string;
  problem?: Message;
  hint?: string;
  /** Names that cannot be removed, and why. */
  used?: readonly string[];
  usedWhy?: string;
  off?: string;
}

/** A list of names: add, rename in place, reorder by handle or arrows, remove. */
export function TagsList({ label, value, onChange, addLabel, draft, problem, hint, off, ...rest }: TagsListProps) {
  const [typed, setTyped] = useDraftText(draft);
  const twice = value.some((name) => name.toLowerCase() === typed.trim().toLowerCase());
  const change = (one: ListChange) => onChange(applyChange(value, one), one);
  const add = () => {
    if (typed.trim() === '' || twice) return;
    change({ kind: 'add', name: typed.trim() });
    setTyped('');
  };
  const drop = ({ source, destination }: DropResult) => {
    const name = value[source.index];
    if (name !== undefined && destination && destination.index !== source.index) {
      change({ kind: 'move', name, to: destination.index });
    }
  };

  return (
    <fieldset className={classes.list}>
      <legend className={fieldClasses.label}>
        {label}
        <i>{value.length}</i>
      </legend>
      {!off && (
        <div className={classes.add}>
          <input
            className={`${fieldClasses.in} ${fieldClasses.small}`}
            value={typed}
            aria-label={addLabel}
            aria-invalid={problem ? true : undefined}
            placeholder={addLabel}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={add}
            data-untaken={typed.trim() !== '' || undefined}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey) return;
              event.preventDefault();
              add();
            }}
          />
          <Button size="s" icon="plus" onClick={add} reason={twice ? t('ui.tags.twice') : undefined}>
            {t('ui.tags.add')}
          </Button>
        </div>
      )}
      {problem && <ProblemLine problem={problem} />}
      {(off ?? hint) && <p className={fieldClasses.hint}>{off ?? hint}</p>}
      <DragDropContext onDragEnd={drop}>
        <Droppable droppableId="tags" isDropDisabled={Boolean(off)}>
          {(area) => (
            <ul ref={area.innerRef} {...area.droppableProps} className={classes.rows}>
              {value.map((name, index) => (
                <Draggable key={name} draggableId={name} index={index} isDragDisabled={Boolean(off)}>
                  {(drag) => (
                    <TagRow
                      name={name}
                      index={index}
                      count={value.length}
                      others={value}
                      off={Boolean(off)}
                      usedWhy={rest.used?.includes(name) ? rest.usedWhy : undefined}
                      drag={drag}
                      onChange={change}
                    />
                  )}
                </Draggable>
              ))}
              {area.placeholder}
            </ul>
          )}
        </Droppable>
      </DragDropContext>
    </fieldset>
  );
}
