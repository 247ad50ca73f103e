import { useState } from 'react';
import type { DeploymentView, ItemRow } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { Loaded } from '@/ui/ErrorBox';
import { Ref } from '@/ui/Ref';
import { SidePanel } from '@/ui/SidePanel';
import { StateMark } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { TextField } from '@/ui/TextField';
import classes from './CopyInto.module.css';
import { CopyItem } from './CopyItem';

interface CopyIntoProps {
  view: DeploymentView;
  onClose: () => void;
}

/** Chooses an item of another deployment of the project to be copied into this one. */
export function CopyInto({ view, onClose }: CopyIntoProps) {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ItemRow | null>(null);
  const list = useGet('items.list', { project: view.project, search, limit: 50 }, { keepPrevious: true });
  const title = t('ui.items.copy_into');
  return (
    <SidePanel title={<b>{title}</b>} label={title} onClose={onClose}>
      <div className="stack g12">
        <TextField label={t('ui.items.copy_search')} autoFocus value={search} onChange={setSearch} />
        <Loaded query={list}>
          {({ items }) => (
            <ul className={classes.list}>
              {items.map((row) => (
                <li key={row.id}>
                  <button type="button" className={classes.row} onClick={() => setChosen(row)}>
                    <StateMark state={row.status as State} size={14} />
                    <Ref className={classes.ref} text={row.ref} />
                    <span className="grow cut">{row.title}</span>
                    <span className="c3 cut">{row.deployment_title}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </div>
      {chosen && <CopyItem item={chosen} into={view.id} onClose={() => setChosen(null)} />}
    </SidePanel>
  );
}
