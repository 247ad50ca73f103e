import { Fragment } from 'react';
import { useActionProps, useAllActions } from '@/actions/Actions';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { IconButton } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { KeyHint } from '@/ui/KeyHint';
import { Link } from '@/ui/Link';
import { useCrumbs } from './place';
import classes from './TopBar.module.css';
import { useTravel } from './travel';
import { usePinAction } from './usePinAction';

/** Back, forward, where we are, and the box that searches or does. */
export function TopBar({ onPalette }: { onPalette: () => void }) {
  const navigate = useGo();
  const travel = useTravel();
  return (
    <header className={classes.top} data-screen-only>
      <span className="row">
        <IconButton
          icon="left"
          label={t('ui.top.back')}
          keys="alt+ArrowLeft"
          reason={travel.back ? undefined : t('ui.top.no_back')}
          onClick={() => navigate(-1)}
        />
        <IconButton
          icon="right"
          label={t('ui.top.forward')}
          keys="alt+ArrowRight"
          reason={travel.forward ? undefined : t('ui.top.no_forward')}
          onClick={() => navigate(1)}
        />
      </span>
      <Crumbs />
      <Pin />
      <CopyAddress />
      <button
        type="button"
        className={classes.box}
        title={t('ui.top.search')}
        aria-keyshortcuts="Control+K"
        onClick={onPalette}
      >
        <Icon name="search" />
        <span className={classes.words}>{t('ui.top.search')}</span>
        <KeyHint keys="mod+k" />
      </button>
    </header>
  );
}

function Pin() {
  const { pin, isOn } = usePinAction();
  const { label, reason, onClick } = useActionProps()(pin);
  return <IconButton icon="pin" label={label} on={isOn} reason={reason} onClick={onClick} />;
}

function CopyAddress() {
  const { actions, run } = useAllActions();
  const copy = actions.find(({ id }) => id === 'place.copy_address');
  if (!copy) return null;
  return <IconButton icon="link" label={copy.label} keys={copy.keys} onClick={() => run(copy)} />;
}

function Crumbs() {
  const crumbs = useCrumbs();
  return (
    <nav className={classes.crumbs} aria-label={t('ui.top.path')}>
      {crumbs.map((crumb, at) => (
        <Fragment key={crumb.to ?? crumb.label}>
          {at > 0 && <Icon name="right" size={12} />}
          {crumb.to ? (
            <Link to={crumb.to} className="cut" title={crumb.label}>
              {crumb.label}
            </Link>
          ) : (
            <b className="cut" title={crumb.label} aria-current="page">
              {crumb.label}
            </b>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
