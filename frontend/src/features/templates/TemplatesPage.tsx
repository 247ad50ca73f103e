import { type RefObject, useMemo, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ResultOf } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { say, t } from '@/i18n/i18n';
import { perLanguage } from '@/i18n/locale';
import { reasonFor } from '@/lib/abilities';
import { durationText } from '@/lib/duration';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { Button, IconButton } from '@/ui/Button';
import { Tag } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { Menu } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import { PageHead } from '@/ui/PageHead';
import { Minutes } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import type { Filter } from '@/ui/table/filters';
import { stageWord } from './stageWord';
import { TemplateFilePanel } from './TemplateFilePanel';
import { TemplatePeek } from './TemplatePeek';

type Row = ResultOf<'templates.list'>['templates'][number];

const columns = perLanguage((): Column<Row>[] => [
  { id: 'position', head: t('ui.templates.position'), value: (row) => row.position, width: 48, align: 'right' },
  { id: 'title', head: t('ui.templates.title'), value: (row) => row.title },
  { id: 'kind', head: t('ui.templates.kind'), value: (row) => say({ key: `template.kind.${row.kind}` }), width: 168 },
  { id: 'stage', head: t('ui.templates.stage'), value: (row) => stageWord(row.stage), width: 104 },
  {
    id: 'minutes',
    head: t('ui.templates.minutes'),
    value: (row) => row.minutes,
    text: (row) => durationText(row.minutes),
    cell: (row) => (row.minutes ? <Minutes n={row.minutes} /> : null),
    width: 96,
    align: 'right',
    spare: 1,
  },
  { id: 'activities', head: t('ui.templates.used'), value: (row) => row.activities, width: 64, align: 'right' },
  {
    id: 'enabled',
    head: t('ui.templates.state'),
    value: (row) => (row.enabled ? '' : t('ui.templates.disabled')),
    cell: (row) => (row.enabled ? null : <Tag>{t('ui.templates.disabled')}</Tag>),
    width: 88,
  },
]);

const filters = perLanguage((): Filter<Row>[] => [
  {
    id: 'kind',
    label: t('ui.templates.kind'),
    of: (row) => row.kind,
    word: (kind) => say({ key: `template.kind.${kind}` }),
  },
  { id: 'stage', label: t('ui.templates.stage'), of: (row) => stageWord(row.stage) },
  { id: 'state', label: t('ui.templates.state'), of: (row) => (row.enabled ? '' : t('ui.templates.disabled')) },
]);

/** The forms from which a project's activities are made. */
export function TemplatesPage() {
  const { project: key = '' } = useParams();
  const project = useGet('project.get', { key });
  return <Loaded query={project}>{(shown) => <Shown project={shown} />}</Loaded>;
}

function Shown({ project }: { project: ResultOf<'project.get'> }) {
  const path = projectPath(project.key);
  usePlace([{ label: project.title, to: path }, { label: t('ui.templates.templates') }]);
  const navigate = useGo();
  const query = useGet('templates.list', { project: project.id });
  const rows = useMemo(() => query.data?.templates ?? [], [query.data]);
  const [cursor, setCursor] = useState<Row>();
  const [peeked, setPeeked] = useState<Row | null>(null);
  const [file, setFile] = useState<'import' | 'export' | null>(null);
  const move = useDo('template.move');
  const { refuse } = useNotices();
  const order = {
    nameOf: ({ title }: Row) => title,
    reason: query.data && reasonFor(query.data.can, 'template.create'),
    onMove: ({ id, position_was }: Row, to: number) =>
      move.run({ template: id, position: { was: position_was, to: to + 1 } }),
  };
  const moveBy = (by: number) => {
    if (!cursor) return;
    const position = { was: cursor.position_was, to: cursor.position + by };
    move.run({ template: cursor.id, position }).catch((error) => refuse(t('ui.templates.move'), error));
  };
  const newButton = useRef<HTMLButtonElement>(null);
  const actions = useListActions(query.data, path, newButton, setFile);
  useActions(actions.all);
  const as = useActionProps();
  return (
    <Loaded query={query}>
      {(list) => {
        const reason = reasonFor(list.can, 'template.create');
        const notMoved = (by: number) => {
          if (reason) return reason;
          if (!cursor) return t('ui.templates.choose_first');
          const to = cursor.position + by;
          return to < 1 || to > rows.length ? t('ui.templates.at_end') : undefined;
        };
        const kinds = list.kinds.map(({ kind, label }) => ({
          id: kind,
          label: say({ key: label }),
          hint: say({ key: `ui.templates.about_${kind}` }),
          onSelect: () => navigate(newPath(path, kind)),
        }));
        const make = (
          <Menu entries={kinds} width={340}>
            <Button ref={newButton} kind="primary" icon="plus" keys="n" reason={reason}>
              {t('ui.templates.new')}
            </Button>
          </Menu>
        );
        return (
          <>
            <PageHead
              title={t('ui.templates.templates')}
              meta={project.title}
              tools={rows.length > 0 && make}
              more={actions.files.map(as)}
            />
            <DataTable
              label={t('ui.templates.templates')}
              columns={columns()}
              rows={rows}
              rowId={(row) => row.id}
              remember="templates"
              filters={filters()}
              order={order}
              autoFocus
              isOld={(row) => !row.enabled}
              current={peeked?.id}
              onCursor={(row) => {
                setCursor(row);
                if (peeked && row) setPeeked(row);
              }}
              clickOpens
              onPeek={(row) => setPeeked(row.id === peeked?.id ? null : row)}
              onOpen={(row) => navigate(`${path}/templates/${row.id}`)}
              tools={
                rows.length > 1 && (
                  <>
                    <IconButton
                      icon="up"
                      label={t('ui.templates.up')}
                      reason={notMoved(-1)}
                      onClick={() => moveBy(-1)}
                    />
                    <IconButton
                      icon="down"
                      label={t('ui.templates.down')}
                      reason={notMoved(1)}
                      onClick={() => moveBy(1)}
                    />
                  </>
                )
              }
              foot={(count) => t('ui.templates.count', { count })}
              empty={
                <EmptyState title={t('ui.templates.none')} action={make}>
                  {t('ui.templates.none_why')}
                </EmptyState>
              }
            />
            {peeked && !file && (
              <TemplatePeek
                key={peeked.id}
                template={peeked.id}
                title={peeked.title}
                to={`${path}/templates/${peeked.id}`}
                onClose={() => setPeeked(null)}
              />
            )}
            {file && <TemplateFilePanel project={project.id} mode={file} onClose={() => setFile(null)} />}
          </>
        );
      }}
    </Loaded>
  );
}

type List = ResultOf<'templates.list'>;
const newPath = (path: string, kind: string) => `${path}/templates/new?kind=${kind}`;

/** A new template of each kind by name, N for the menu of kinds; templates as a text, in and out. */
function useListActions(
  list: List | undefined,
  path: string,
  newButton: RefObject<HTMLButtonElement | null>,
  show: (file: 'import' | 'export') => void,
) {
  return useMemo(() => {
    const reason = list && reasonFor(list.can, 'template.create');
    const one = (id: string, label: string, more: Pick<Action, 'run' | 'icon' | 'keys' | 'unlisted'>): Action => ({
      id: `template.${id}`,
      label,
      group: 'ui.templates.templates',
      enabled: () => (id === 'export' ? true : (reason ?? true)),
      ...more,
    });
    const make = one('create', t('ui.templates.new'), {
      keys: 'n',
      unlisted: true, // the kinds are there by name
      run: () => newButton.current?.click(),
    });
    const kinds = (list?.kinds ?? []).map(({ kind, label }) =>
      one(`create_${kind}`, t('ui.templates.new_of', { kind: say({ key: label }) }), {
        icon: 'plus',
        run: ({ navigate }) => navigate(newPath(path, kind)),
      }),
    );
    const files = [
      one('import', t('ui.templates.import'), { icon: 'upload', run: () => show('import') }),
      one('export', t('ui.templates.export'), { icon: 'download', run: () => show('export') }),
    ];
    return { files, all: [make, ...kinds, ...files] };
  }, [list, path, newButton, show]);
}
