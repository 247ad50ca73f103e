import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import { PlaceContext } from './filled';
import { type MenuEntry, MoreMenu } from './Menu';
import classes from './PageHead.module.css';
import { SplitButton } from './SplitButton';

/** The one next action: what a button needs. `actionProps` of src/actions makes one from the registry. */
export interface PrimaryAction {
  label: string;
  onClick: () => void;
  keys?: string;
  reason?: string;
  busy?: boolean;
}

interface PageHeadProps {
  title: ReactNode;
  /** Small and above the title: a ref, "4 of 12". */
  above?: ReactNode;
  /** A StatePill, a DraftStamp. */
  state?: ReactNode;
  /** The line under the title. */
  meta?: ReactNode;
  primary?: PrimaryAction;
  /** The siblings of the primary action, behind its arrow. */
  siblings?: MenuEntry[];
  /** Quiet buttons before the primary one. */
  tools?: ReactNode;
  /** Everything rarer, behind three dots. */
  more?: MenuEntry[];
  /** 26 px, for the page of one thing; a long one is smaller, and cut after three lines. */
  large?: boolean;
  /** A list below it needs the height: in a low window one line of title and one of meta. */
  aboveList?: boolean;
}

/** In letters: a longer title of one thing is no headline any more. */
const longTitle = 80;
const longestTitle = 160;

function sizeOf(title: ReactNode, large: boolean | undefined): string {
  if (!large) return `t20 ${classes.short}`;
  const letters = typeof title === 'string' ? title.length : 0;
  const size = letters > longestTitle ? 't16' : letters > longTitle ? 't20' : 't26';
  return `${size} ${classes.three}`;
}

/** The head of a page: what it is, its state, the one next action. */
export function PageHead(props: PageHeadProps) {
  const { title, above, state, meta, primary, siblings = [], tools, more = [], large, aboveList } = props;
  return (
    <header className={aboveList ? `${classes.head} ${classes.aboveList}` : classes.head}>
      <div className={classes.words}>
        {above && <div className="row g12 t13 c2 mono">{above}</div>}
        <div className={classes.titleRow}>
          <h1
            className={`${sizeOf(title, large)} b ${classes.title}`}
            title={typeof title === 'string' ? title : undefined}
          >
            {title}
          </h1>
          {state}
        </div>
        {meta && <div className={classes.meta}>{meta}</div>}
      </div>
      <div className={classes.actions}>
        <PlaceContext value="head">
          {tools}
          {primary && (
            <SplitButton
              kind="primary"
              entries={siblings}
              menuLabel={t('ui.head.others')}
              onClick={primary.onClick}
              keys={primary.keys}
              reason={primary.reason}
              busy={primary.busy}
            >
              {primary.label}
            </SplitButton>
          )}
          <MoreMenu entries={more} />
        </PlaceContext>
      </div>
    </header>
  );
}
