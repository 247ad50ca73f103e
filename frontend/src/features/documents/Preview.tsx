import { Suspense } from 'react';
import { documentAddress, type PreparedDocument } from '@/api/documents';
import { t } from '@/i18n/i18n';
import { lazyPage } from '@/lib/lazyPage';
import { Skeleton } from '@/ui/Skeleton';
import classes from './Documents.module.css';
import { Sheets } from './Sheets';

const Pages = lazyPage(() => import('./Pages'), 'Pages');

/** What a document looks like before it is saved. */
export function Preview({ document }: { document: PreparedDocument }) {
  const { view, id, name } = document;
  if (view === 'pages')
    return (
      <Suspense fallback={<Skeleton />}>
        <Pages key={id} address={documentAddress(id)} name={name} />
      </Suspense>
    );
  if (view === 'sheets') return <Sheets sheets={document.sheets} />;
  if (view === 'board')
    return <iframe className={classes.frame} title={name} sandbox="" src={documentAddress(id)} tabIndex={-1} />;
  if (view === 'files') return <FileNames name={name} files={document.files} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
    <pre className={`${classes.scroll} ${classes.text}`} tabIndex={0}>
      {document.text}
    </pre>
  );
}

function FileNames({ name, files }: { name: string; files: string[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={name}>
      <p className="c2 t13">{t('ui.document.files', { count: files.length })}</p>
      <ul className={`mono t12 ${classes.files}`}>
        {files.map((file) => (
          <li key={file}>{file}</li>
        ))}
      </ul>
    </div>
  );
}
