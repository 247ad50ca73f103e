import type { ProjectView } from '@/api/door';
import { t } from '@/i18n/i18n';
import type { ListChange } from '@/lib/list';
import { TagsList } from '@/ui/TagsList';
import type { FormState } from '@/ui/useForm';
import { type ListRename, renamesAfter } from './renames';
import classes from './Settings.module.css';
import { SettingsForm } from './SettingsForm';

const valuesOf = ({ modules, categories, checklist_templates }: ProjectView) => ({
  modules,
  categories,
  checklist_templates,
  renames: [] as ListRename[],
});

type Values = ReturnType<typeof valuesOf>;
type ListName = Exclude<keyof Values, 'renames'>;

/** What items are sorted by, and the checklists that deployments begin with. */
export function Lists({ project }: { project: ProjectView }) {
  const labels = {
    modules: t('ui.settings.modules'),
    categories: t('ui.settings.categories'),
    checklist_templates: t('ui.settings.checklist_templates'),
    renames: t('ui.settings.renames'),
  };
  const list = (form: FormState<Values>, off: string | undefined, name: ListName) => ({
    label: labels[name],
    value: form.values[name],
    draft: `project.edit.${project.id}.lists.${name}`,
    problem: form.error?.fields[name],
    off,
    onChange: (next: string[], change: ListChange) =>
      form.set({ [name]: next, renames: renamesOf(form, name, project, change) }),
  });
  return (
    <div className={classes.wide} data-scrolls>
      <SettingsForm project={project} part="lists" valuesOf={valuesOf} labels={labels}>
        {(form, off) => (
          <div className={classes.lists}>
            <TagsList
              {...list(form, off, 'modules')}
              addLabel={t('ui.settings.new_module')}
              {...inUse(form, 'modules', project.modules_in_use)}
            />
            <TagsList
              {...list(form, off, 'categories')}
              addLabel={t('ui.settings.new_category')}
              {...inUse(form, 'categories', project.categories_in_use)}
            />
            <TagsList
              {...list(form, off, 'checklist_templates')}
              addLabel={t('ui.settings.new_task')}
              hint={t('ui.settings.checklist_hint')}
            />
          </div>
        )}
      </SettingsForm>
    </div>
  );
}

/** Items name modules and categories, so a new name of one is told as such; the tasks of a checklist stand alone. */
function renamesOf(form: FormState<Values>, name: ListName, project: ProjectView, change: ListChange): ListRename[] {
  if (name === 'checklist_templates') return form.values.renames;
  return renamesAfter(form.values.renames, name, project[name], change);
}

/** Which names items use, also those that go on under another name; approved items may name some that are not in the list. */
function inUse({ values }: FormState<Values>, list: ListName, used: readonly string[]) {
  const renamed = new Map(values.renames.filter((one) => one.list === list).map(({ from, to }) => [from, to]));
  const names = used.map((name) => renamed.get(name) ?? name);
  const hint = values[list].some((name) => names.includes(name)) ? t('ui.settings.in_use') : undefined;
  return { used: names, usedWhy: t('ui.settings.in_use_why'), hint };
}
