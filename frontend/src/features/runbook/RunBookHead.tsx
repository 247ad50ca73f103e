import { useActionProps } from '@/actions/Actions';
import type { RunBookView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { useNow } from '@/lib/useNow';
import { figuresOf, wholeMinute } from '@/parts/run/figures';
import { IconButton } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import { PageHead } from '@/ui/PageHead';
import { DraftStamp, StatePill } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { Time } from '@/ui/Time';
import { WindowTime } from '@/ui/WindowTime';
import type { RunBookPageState } from './useRunBookPage';

/** What the run book is worth, how long the window still is, and the next thing to do. */
export function RunBookHead({ page }: { page: RunBookPageState }) {
  const { book, actions } = page;
  const as = useActionProps();
  return (
    <PageHead
      aboveList
      title={t('ui.runbook.title')}
      state={
        <>
          {(book.approval.state === 'draft' || book.approval.fault) && <DraftStamp />}
          <StatePill state={book.window as State} />
        </>
      }
      meta={
        <>
          <TimeLeft book={book} />
          <Approved book={book} />
        </>
      }
      tools={
        <Menu entries={actions.documents.map(as)} width={280}>
          <IconButton icon="print" label={t('ui.document.menu')} />
        </Menu>
      }
      primary={actions.primary && as(actions.primary)}
      siblings={actions.book.map(as)}
    />
  );
}

function TimeLeft({ book }: { book: RunBookView }) {
  const now = useNow(10_000);
  const length = durationText(Math.round((book.end - book.start) / 60_000));
  if (book.window === 'over') return null;
  if (now < book.start) {
    return (
      <span className="row g8 nw">
        <WindowTime start={book.start} end={book.end} dateOnly={book.date_only} />
        <span className="c3">{t('ui.runbook.long', { span: length })}</span>
      </span>
    );
  }
  const left = (wholeMinute(book.end) - wholeMinute(now)) / 60_000;
  const { left: work, late } = figuresOf(book, now);
  const window =
    left < 0
      ? t('ui.runbook.window_ended', { span: durationText(-left) })
      : t('ui.runbook.window_ends', { span: durationText(left) });
  return (
    <>
      <span className="nw">
        <b className={left < 0 ? 'i-over' : undefined}>{window}</b>{' '}
        <span className="c3">{t('ui.runbook.of', { span: length })}</span>
      </span>
      {work > 0 && late > 0 && <b className="nw i-over">{t('ui.runbook.ends_later', { span: durationText(late) })}</b>}
    </>
  );
}

function Approved({ book }: { book: RunBookView }) {
  const { approval } = book;
  if (approval.fault) return null; // the strip below says why nobody is named
  if (approval.version === 0) return <span className="c3 nw">{t('ui.runbook.never_approved')}</span>;
  return (
    <span className="c3 nw">
      {t('ui.runbook.version', {
        version: approval.version,
        name: approval.unconfirmed ? t('ui.items.key_unconfirmed', { who: approval.by_name }) : approval.by_name,
      })}{' '}
      <Time at={approval.at} as="said" />
    </span>
  );
}
