import { useBoards } from '@/api/documents';
import { say, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import classes from './Documents.module.css';

/** Whether the board is kept up to date in a file, and where. */
export function BoardKeeper({ deployment }: { deployment: string }) {
  const { boards, keep, stop } = useBoards();
  const { refuse } = useNotices();
  const board = boards.find((one) => one.deployment === deployment);
  const doing = (act: (id: string) => Promise<unknown>) => () =>
    void act(deployment).catch((error: Error) => refuse(t('ui.document.kind.board'), error));
  if (!board)
    return (
      <div className={classes.keeper}>
        <Note tone="info" action={<Button onClick={doing(keep)}>{t('ui.document.board_keep')}</Button>}>
          {t('ui.document.board_what')}
        </Note>
      </div>
    );
  return (
    <div className={classes.keeper}>
      <Note
        tone={board.problem ? 'fail' : 'done'}
        action={<Button onClick={doing(stop)}>{t('ui.document.board_stop')}</Button>}
      >
        {board.problem ? say(board.problem) : t('ui.document.board_kept', { path: board.path })}
      </Note>
    </div>
  );
}
