import type { EvidenceShown } from '@/api/door';
import { isPicture, openFile, pictureAddress, saveFile } from '@/api/files';
import { t } from '@/i18n/i18n';
import { IconButton } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';
import classes from './Evidence.module.css';

/** What shows that a step was done: pictures, files, notes. */
export function Evidence({ evidence }: { evidence: EvidenceShown[] }) {
  return (
    <ul className={classes.list}>
      {evidence.map((one) => (
        <li key={one.id} className={classes.one}>
          {one.file && isPicture(one.name) && <Picture one={one} />}
          {one.note && <p className={classes.note}>{one.note}</p>}
          <Caption one={one} />
        </li>
      ))}
    </ul>
  );
}

const linkOf = (one: EvidenceShown) => ({ kind: 'evidence' as const, record: one.id });

function useGuarded() {
  const { refuse } = useNotices();
  return (name: string, work: () => Promise<unknown>) => () => void work().catch((error: Error) => refuse(name, error));
}

function Picture({ one }: { one: EvidenceShown }) {
  const guarded = useGuarded();
  return (
    <button type="button" className={classes.picture} onClick={guarded(one.name, () => openFile(linkOf(one)))}>
      <img src={pictureAddress(linkOf(one))} alt={one.note || one.name} />
    </button>
  );
}

function Caption({ one }: { one: EvidenceShown }) {
  const guarded = useGuarded();
  return (
    <div className={classes.caption}>
      {one.file && !isPicture(one.name) && <Icon name="document" />}
      <span className="grow stack">
        {one.name && (
          <span className="cut" title={one.name}>
            {one.name}
          </span>
        )}
        <span className="c3 cut">
          {one.by_name} <Time at={one.at} as="said" />
        </span>
      </span>
      {one.file && (
        <>
          <IconButton
            icon="openPage"
            label={t('ui.step.file_open')}
            onClick={guarded(one.name, () => openFile(linkOf(one)))}
          />
          <IconButton
            icon="download"
            label={t('ui.step.file_save')}
            onClick={guarded(one.name, () => saveFile(linkOf(one)))}
          />
        </>
      )}
    </div>
  );
}
