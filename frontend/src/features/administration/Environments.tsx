import { useMemo, useState } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { EnvironmentsView, EnvironmentView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { perLanguage } from '@/i18n/locale';
import { reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { Tags } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { EnvironmentPanel, NewEnvironment } from './EnvironmentPanel';

const columns = perLanguage((): Column<EnvironmentView>[] => [
  { id: 'name', head: t('ui.admin.name'), value: ({ name }) => name, width: 240, hideable: false },
  { id: 'description', head: t('ui.admin.description'), value: ({ description }) => description },
  {
    id: 'projects',
    head: t('ui.frame.projects'),
    value: ({ projects }) => projects.map(({ title }) => title).join(', '),
    cell: ({ projects }) => <Tags names={projects.map(({ title }) => title)} />,
    width: 200,
    grow: 0.5,
  },
]);

/** What projects release onto. */
export function Environments() {
  const query = useGet('environments.list', {});
  return <Loaded query={query}>{(data) => <Body data={data} />}</Loaded>;
}

function Body({ data }: { data: EnvironmentsView }) {
  const [open, setOpen] = useState('');
  const reason = reasonFor(data.can, 'environment.create');
  const as = useActionProps();
  const create = useMemo<Action>(
    () => ({
      id: 'environment.create',
      label: t('ui.admin.new_environment'),
      group: 'ui.admin.tab_environments',
      icon: 'plus',
      keys: 'n',
      enabled: () => reason ?? true,
      run: () => setOpen('new'),
    }),
    [reason],
  );
  useActions(useMemo(() => [create], [create]));
  const { label, keys, onClick } = as(create);
  const button = (
    <Button kind="primary" size="s" icon="plus" keys={keys} reason={reason} onClick={onClick}>
      {label}
    </Button>
  );
  const shown = data.environments.find(({ id }) => id === open);
  const peek = (environment: EnvironmentView) => setOpen(environment.id);
  return (
    <>
      <DataTable
        label={t('ui.admin.tab_environments')}
        columns={columns()}
        rows={data.environments}
        rowId={({ id }) => id}
        remember="environments"
        autoFocus
        current={open}
        onPeek={peek}
        onOpen={peek}
        tools={data.environments.length > 0 && button}
        empty={
          <EmptyState title={t('ui.admin.no_environments')} action={button}>
            {t('ui.admin.environments_body')}
          </EmptyState>
        }
      />
      {open === 'new' && <NewEnvironment onClose={() => setOpen('')} />}
      {shown && <EnvironmentPanel key={shown.id} environment={shown} onClose={() => setOpen('')} />}
    </>
  );
}
