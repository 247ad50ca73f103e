import { useEffect, useRef, useState } from 'react';
import { AppError } from '@/api/call';
import { t } from '@/i18n/i18n';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import classes from './Documents.module.css';
import { openPdf, type Pdf, type PdfPage } from './pdf';

/** The pages of a PDF, drawn when they come into sight, with their text for screen readers and for copying. */
export function Pages({ address, name }: { address: string; name: string }) {
  const [pdf, setPdf] = useState<Pdf | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn reads it again
  useEffect(() => {
    let left = false;
    let opened: Pdf | null = null;
    setError(null);
    openPdf(address).then(
      (document) => {
        opened = document;
        if (left) void document.close();
        else setPdf(document);
      },
      () => setError(new AppError('unavailable', 'ui.document.not_shown')),
    );
    return () => {
      left = true;
      void opened?.close();
    };
  }, [address, turn]);
  if (error) return <ErrorBox error={error} onRetry={() => setTurn((n) => n + 1)} />;
  if (!pdf) return <Skeleton />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
    <div className={`${classes.scroll} ${classes.pages}`} tabIndex={0} role="document" aria-label={name}>
      {pdf.sizes.map((size, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages never change their place
        <Page key={at} number={at + 1} pdf={pdf} ratio={size.height / size.width} />
      ))}
    </div>
  );
}

/** Pages this far outside are drawn as well, so that scrolling meets no white. */
const ahead = '600px';

function Page({ number, pdf, ratio }: { number: number; pdf: Pdf; ratio: number }) {
  const place = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true), { rootMargin: ahead });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <section
      ref={place}
      className={classes.sheetOfPaper}
      style={{ aspectRatio: `1 / ${ratio}` }}
      aria-label={t('ui.document.page', { number, all: pdf.sizes.length })}
    >
      {near && <Drawn number={number} pdf={pdf} />}
    </section>
  );
}

function Drawn({ number, pdf }: { number: number; pdf: Pdf }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let page: PdfPage | null = null;
    let left = false;
    void pdf.page(number).then((found) => {
      page = found;
      if (!left && canvas.current && words.current) page.draw(canvas.current, words.current);
    });
    return () => {
      left = true;
      page?.stop();
    };
  }, [pdf, number]);
  return (
    <>
      <canvas ref={canvas} />
      <div ref={words} className={classes.words} />
    </>
  );
}
