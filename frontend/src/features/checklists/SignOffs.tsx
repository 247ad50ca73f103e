import { useState } from 'react';
import type { ChecklistView, SignOffView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { allows } from '@/lib/abilities';
import { useLow } from '@/lib/useNarrow';
import { Icon } from '@/ui/Icon';
import { Stream, type StreamEntry } from '@/ui/Stream';
import { Time } from '@/ui/Time';
import classes from './Checklist.module.css';

/** Who signed the checklist, and whether it is still as it was then; in a low window folded to the newest one. */
export function SignOffs({ view }: { view: ChecklistView }) {
  const low = useLow();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? !low;
  const [newest] = view.sign_offs.slice(-1);
  if (!newest) return null;
  return (
    <details className={classes.signed} open={open}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a control, which Enter and Space click */}
      <summary
        onClick={(event) => {
          event.preventDefault();
          setChosen(!open);
        }}
      >
        <Icon name={open ? 'down' : 'right'} />
        <h2 className="sec">{t('ui.checklist.sign_offs')}</h2>
        <span className={`${classes.latest} cut c2 t13`}>
          {nameOf(newest)}, <Time at={newest.created_at} as="said" />. {sinceText(view, newest)}
        </span>
      </summary>
      <Stream
        label={t('ui.checklist.sign_offs')}
        entries={view.sign_offs.toReversed().map((one) => entryOf(view, one))}
      />
    </details>
  );
}

function entryOf(view: ChecklistView, one: SignOffView): StreamEntry {
  return {
    id: one.id,
    who: nameOf(one),
    at: one.created_at,
    state: one.current ? 'completed' : 'needs_confirming',
    did: t('ui.checklist.signed'),
    since: sinceText(view, one),
    said: one.remark || undefined,
  };
}

function nameOf(one: SignOffView): string {
  const who = one.created_by_name;
  return one.unconfirmed ? t('ui.items.key_unconfirmed', { who }) : who;
}

/** That the checklist is not any more what was signed, and what to do about it. */
function sinceText(view: ChecklistView, { current }: SignOffView): string {
  if (current) return '';
  return t(allows(view.can, 'checklist.sign_off') ? 'ui.checklist.changed_sign_again' : 'ui.checklist.changed_since');
}
