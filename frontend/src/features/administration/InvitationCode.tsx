import type { SessionView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { CodeBlock } from '@/ui/CodeBlock';
import { Note } from '@/ui/Note';
import type { FreshCode } from './People';

interface InvitationCodeProps {
  code: FreshCode;
  session: SessionView;
  onClose: () => void;
}

/** The code of an invitation, for the only time, and what to do with it. */
export function InvitationCode({ code, session, onClose }: InvitationCodeProps) {
  return (
    <div className="stack g16">
      <Note tone="hold" title={t('ui.admin.code_once')}>
        {t('ui.admin.code_kept_nowhere')}
      </Note>
      <CodeBlock text={code.code} host={t('ui.admin.code_for', { name: code.name })} />
      <div className="stack g8 t13">
        <p className="b">{t('ui.admin.code_next')}</p>
        <ol className="stack g4" style={{ listStyle: 'decimal', paddingLeft: 20 }}>
          <li>{t('ui.admin.code_step_tell', { name: code.name })}</li>
          <li>{t('ui.admin.code_step_open', { workspace: session.workspace.name })}</li>
          <li>
            {t('ui.admin.code_step_compare')} <span className="mono nw">{session.fingerprint}</span>
          </li>
          <li>{t('ui.admin.code_step_first')}</li>
        </ol>
      </div>
      <div>
        <Button kind="primary" onClick={onClose}>
          {t('ui.admin.code_told', { name: code.name })}
        </Button>
      </div>
    </div>
  );
}
