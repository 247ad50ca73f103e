import { useId, useState } from 'react';
import { t } from '@/i18n/i18n';
import { Button } from './Button';
import { Drawing } from './Shapes';
import classes from './Stale.module.css';

export interface StaleField {
  name: string;
  label: string;
  /** What both saw first. */
  was: string;
  mine: string;
  theirs: string;
}

interface StaleProps {
  /** Who saved in between. */
  who: string;
  /** When, as words: "10:12". */
  when: string;
  fields: StaleField[];
  /** The names of the fields in which mine is kept. */
  onSave: (mine: string[]) => void;
  onTheirs: () => void;
  busy?: boolean;
}

/** Two people changed the same fields: both values side by side, the rest is kept. */
export function Stale({ who, when, fields, onSave, onTheirs, busy }: StaleProps) {
  const [mine, setMine] = useState<Record<string, boolean>>({});
  const chosen = fields.filter(({ name }) => mine[name] !== undefined);
  const waits = chosen.length < fields.length;
  return (
    <section className={classes.stale} aria-label={t('ui.stale.label')}>
      <div className={classes.head} role="alert">
        <Drawing shape="diamond" tone="hold" size={16} />
        <b>{t('ui.stale.title', { who, when, count: fields.length })}</b>
        <span className="c2 push nw">{t('ui.stale.rest')}</span>
      </div>
      <div className={classes.fields}>
        {fields.map((field) => (
          <Pair
            key={field.name}
            field={field}
            who={who}
            mine={mine[field.name]}
            onMine={(yes) => setMine({ ...mine, [field.name]: yes })}
          />
        ))}
      </div>
      <div className={classes.foot}>
        <Button size="s" kind="quiet" onClick={onTheirs}>
          {t('ui.stale.theirs', { who })}
        </Button>
        <Button
          size="s"
          kind="primary"
          busy={busy}
          reason={waits ? t('ui.stale.choose') : undefined}
          onClick={() => onSave(fields.filter(({ name }) => mine[name]).map(({ name }) => name))}
        >
          {t('ui.stale.save')}
        </Button>
      </div>
    </section>
  );
}

function Pair(props: { field: StaleField; who: string; mine: boolean | undefined; onMine: (yes: boolean) => void }) {
  const { field, who, mine, onMine } = props;
  return (
    <fieldset className={classes.pair}>
      <legend className="t12 c2">
        <b>{field.label}</b> <span className="c3">{t('ui.stale.was', { value: field.was || '–' })}</span>
      </legend>
      <Pick label={t('ui.stale.yours')} value={field.mine} on={mine === true} onPick={() => onMine(true)} />
      <Pick
        label={t('ui.stale.saved', { who })}
        value={field.theirs}
        on={mine === false}
        onPick={() => onMine(false)}
      />
    </fieldset>
  );
}

function Pick({ label, value, on, onPick }: { label: string; value: string; on: boolean; onPick: () => void }) {
  const id = useId();
  return (
    <label htmlFor={id} className={`${classes.pick} ${on ? classes.on : ''}`}>
      <input id={id} type="radio" className={classes.radio} checked={on} onChange={onPick} />
      <span>
        <span className={classes.whose}>{label}</span>
        {value || '–'}
      </span>
    </label>
  );
}
