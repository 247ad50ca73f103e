import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ResultOf } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { say, t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { useEdit } from '@/parts/edit/useEdit';
import { Button } from '@/ui/Button';
import { Tag } from '@/ui/Chip';
import { Loaded } from '@/ui/ErrorBox';
import { sendForm, useDiscard } from '@/ui/Form';
import { Note } from '@/ui/Note';
import { useNotices } from '@/ui/Notices';
import { PageHead } from '@/ui/PageHead';
import { type FormState, useForm } from '@/ui/useForm';
import { CopyTemplate } from './CopyTemplate';
import { type Definition, definitionOf, emptyDefinition, type Kind, type Template } from './definition';
import { Editor, editorForm } from './Editor';
import { HistoryPanel } from './HistoryPanel';
import { type TemplatePanel, useTemplateMenu } from './useTemplateMenu';

type Project = ResultOf<'project.get'>;

/** The editor of one activity template: left what it says, right what comes of it. */
export function TemplatePage({ fresh }: { fresh?: boolean }) {
  const { project: key = '', template = '' } = useParams();
  const [search] = useSearchParams();
  const project = useGet('project.get', { key });
  return (
    <Loaded query={project}>
      {(shown) =>
        fresh ? (
          <WithKinds project={shown} kind={search.get('kind') ?? 'instruction'} from={search.get('from') ?? ''} />
        ) : (
          <Stored key={template} project={shown} template={template} />
        )
      }
    </Loaded>
  );
}

function useKinds(project: Project) {
  return useGet('templates.list', { project: project.id });
}

function WithKinds({ project, kind, from }: { project: Project; kind: string; from: string }) {
  const list = useKinds(project);
  const source = useGet('template.get', { template: from }, { enabled: from !== '' });
  if (from && !source.data) return <Loaded query={source}>{() => null}</Loaded>;
  return (
    <Loaded query={list}>
      {({ kinds }) => {
        const known = kinds.find((one) => one.kind === (source.data?.kind ?? kind));
        if (!known) return null;
        const initial = source.data
          ? { ...definitionOf(source.data), title: `${source.data.title} 2` }
          : emptyDefinition;
        const draft = from || known.kind; // a duplicate is another one than what was begun anew
        return <New key={draft} project={project} kind={known} initial={initial} draft={draft} />;
      }}
    </Loaded>
  );
}

interface NewProps {
  project: Project;
  kind: Kind;
  initial: Definition;
  draft: string;
}

function New({ project, kind, initial, draft }: NewProps) {
  const path = projectPath(project.key);
  usePlace([
    { label: project.title, to: path },
    { label: t('ui.templates.templates'), to: `${path}/templates` },
    { label: t('ui.templates.new') },
  ]);
  const navigate = useGo();
  const create = useDo('template.create');
  const form = useForm<Definition>({
    initial,
    draft: `template.create.${project.id}.${draft}`,
    submit: async (values) => {
      const made = await create.run({ project: project.id, kind: kind.kind, ...values });
      navigate(`${path}/templates/${made.record}`);
    },
  });
  const save = useSave(t('ui.templates.create'));
  return (
    <>
      <PageHead
        title={t('ui.templates.new')}
        state={<Tag>{say({ key: kind.label })}</Tag>}
        tools={<Discard form={form} />}
        primary={{ ...save, busy: form.busy }}
      />
      <Editor project={project} kind={kind} form={form} />
    </>
  );
}

/** The one action of the page, by button and by key, wherever the keys are. */
function useSave(label: string, reason?: string) {
  const as = useActionProps();
  const save = useMemo<Action>(
    () => ({
      id: 'template.save',
      label,
      group: 'ui.templates.templates',
      keys: 'mod+enter',
      enabled: () => reason ?? true,
      run: () => sendForm(editorForm),
    }),
    [label, reason],
  );
  useActions(useMemo(() => [save], [save]));
  const { keys, reason: why, onClick } = as(save);
  return { label, keys, reason: why, onClick };
}

function Discard({ form }: { form: FormState<Definition> }) {
  const discard = useDiscard(form);
  return form.dirty ? (
    <Button kind="quiet" busy={form.busy} onClick={discard}>
      {t('ui.form.discard')}
    </Button>
  ) : null;
}

function Stored({ project, template }: { project: Project; template: string }) {
  const query = useGet('template.get', { template });
  const list = useKinds(project);
  const kind = list.data?.kinds.find((one) => one.kind === query.data?.kind);
  return <Loaded query={query}>{(shown) => kind && <Edit project={project} template={shown} kind={kind} />}</Loaded>;
}

function Edit({ project, template, kind }: { project: Project; template: Template; kind: Kind }) {
  const path = projectPath(project.key);
  usePlace([
    { label: project.title, to: path },
    { label: t('ui.templates.templates'), to: `${path}/templates` },
    { label: template.title },
  ]);
  const navigate = useGo();
  const { notify } = useNotices();
  const [panel, setPanel] = useState<TemplatePanel | null>(null);
  const edit = useDo('template.edit');
  const state = useEdit<Definition>({
    record: template,
    initial: definitionOf(template),
    draft: `template.edit.${template.id}`,
    save: (patch) => edit.run({ template: template.id, ...patch }),
    onDone: () => notify({ tone: 'done', title: t('ui.templates.saved') }),
  });
  const { form } = state;
  const unchanged = form.dirty ? undefined : t('ui.templates.nothing_changed');
  const reason = reasonFor(template.can, 'template.edit') ?? unchanged;
  const save = useSave(t('ui.templates.save'), reason);
  const more = useTemplateMenu(project, template, setPanel, () => navigate(`${path}/templates`));
  return (
    <>
      <PageHead
        title={template.title}
        state={<Tag>{template.enabled ? t('ui.templates.enabled') : t('ui.templates.disabled')}</Tag>}
        meta={
          <>
            <span>{say({ key: kind.label })}</span>
            <span>{t('ui.templates.used_by', { count: template.activities })}</span>
            {form.dirty && <span>{t('ui.templates.not_saved')}</span>}
          </>
        }
        tools={<Discard form={form} />}
        primary={{ ...save, busy: form.busy }}
        more={more}
      />
      {!allows(template.can, 'template.edit') && (
        <Note tone="hold" title={reasonFor(template.can, 'template.edit') ?? ''} />
      )}
      <Editor project={project} kind={kind} form={form} template={template} edit={state} reason={reason} />
      {panel === 'history' && <HistoryPanel project={project} template={template} onClose={() => setPanel(null)} />}
      {panel === 'copy' && <CopyTemplate template={template} onClose={() => setPanel(null)} />}
    </>
  );
}
