import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { useAddress } from '@/lib/address';
import { ErrorBox } from '@/ui/ErrorBox';
import fieldClasses from '@/ui/Field.module.css';
import { KnownPlaces } from './KnownPlaces';
import { Results } from './Results';
import classes from './Search.module.css';

const most = 200;
const pause = 150; // ms between the last key and the question

/** Everything that has the words, by kind; the words stand in the address. */
export function SearchPage() {
  usePlace([{ label: t('ui.search.title') }]);
  const [params, change] = useAddress();
  const text = params.get('q') ?? '';
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []); // one comes here to type
  const results = useRef<HTMLDivElement>(null);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const write = () => change((next) => (typed ? next.set('q', typed) : next.delete('q')));
    const timer = setTimeout(write, pause);
    return () => clearTimeout(timer);
  }, [typed, text, change]);
  const found = useGet('search', { text, limit: most }, { enabled: text.trim() !== '', keepPrevious: true });

  const kind = params.get('kind') ?? '';
  const isFull = (found.data?.hits.length ?? 0) >= most;
  const ofKind = useGet('search', { text, kind, limit: most }, { enabled: isFull && kind !== '' });

  const toResults = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    results.current?.querySelector<HTMLElement>('[role="grid"], a')?.focus();
  };
  return (
    <>
      <header className={classes.head}>
        <h1 className="t20 b">{t('ui.search.title')}</h1>
        <input
          type="search"
          className={`${fieldClasses.in} ${classes.box}`}
          value={typed}
          aria-label={t('ui.search.title')}
          placeholder={t('ui.search.placeholder')}
          ref={field}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={toResults}
        />
      </header>
      <div ref={results} className={classes.body}>
        {found.error && <ErrorBox error={found.error} onRetry={() => void found.refetch()} />}
        {text.trim() === '' && <KnownPlaces />}
        {text.trim() !== '' && found.data && (
          <Results found={found.data} ofKind={ofKind.data} text={text} most={most} />
        )}
      </div>
    </>
  );
}
