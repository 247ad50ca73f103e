import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { useRemembered } from '@/lib/remember';
import { measureRoom } from '@/lib/room';
import { useNarrow } from '@/lib/useNarrow';
import { PanelSlot } from '@/ui/SidePanel';
import { BareContext } from './bare';
import { Nav, type NavModel } from './Nav';
import classes from './Shell.module.css';
import { TopBar } from './TopBar';

interface ShellProps {
  nav: NavModel;
  /** The foot. */
  status: ReactNode;
  onPalette: () => void;
  /** Above the content: lost connection, offline copy. */
  strip?: ReactNode;
  children: ReactNode;
}

/** The frame of the window: navigation, top bar, content, the place of the side panel, status bar. */
export function Shell({ nav, status, onPalette, strip, children }: ShellProps) {
  const [folded, setFolded] = useRemembered('nav.folded', false);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [bare, setBare] = useState(false);
  const content = useRef<HTMLElement>(null);
  useEffect(() => (content.current ? measureRoom(content.current) : undefined), []);
  const narrow = useNarrow();
  const [unfolded, setUnfolded] = useState(false); // for once, in a narrow window
  const isFolded = narrow ? !unfolded : folded;
  const fold = () => (narrow ? setUnfolded(!unfolded) : setFolded(!folded));

  return (
    <div className={classes.shell} data-shell>
      <button
        type="button"
        data-screen-only
        className={classes.skip}
        onClick={() => document.getElementById('content')?.focus()}
      >
        {t('ui.shell.skip')}
      </button>
      {!bare && <Nav nav={nav} folded={isFolded} onFold={fold} />}
      <div className={classes.main}>
        {!bare && <TopBar onPalette={onPalette} />}
        {strip}
        <main ref={content} id="content" className={classes.content} tabIndex={-1} data-page>
          <BareContext value={setBare}>
            <PanelSlot value={slot}>{children}</PanelSlot>
          </BareContext>
        </main>
      </div>
      <div ref={setSlot} className={classes.panel} data-panels data-screen-only />
      {status}
    </div>
  );
}
