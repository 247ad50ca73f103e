import type { ProjectChoicesView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { FieldRow } from '@/ui/Field';
import { MarkdownField } from '@/ui/MarkdownField';
import { MultiSelectField, SelectField } from '@/ui/SelectField';
import { TextField } from '@/ui/TextField';
import type { FormState } from '@/ui/useForm';

/** What a person fills in of an item. */
export interface ItemValues {
  ref: string;
  title: string;
  description: string;
  url: string;
  url_label: string;
  category: string;
  modules: string[];
}

export const itemFields: (keyof ItemValues)[] = [
  'ref',
  'title',
  'category',
  'modules',
  'description',
  'url',
  'url_label',
];

interface ItemFieldsProps {
  form: FormState<ItemValues>;
  choices: ProjectChoicesView;
}

/** The fields of an item. */
export function ItemFields({ form, choices }: ItemFieldsProps) {
  const options = (names: string[], value: string[]) =>
    [...new Set([...names, ...value])].filter(Boolean).map((name) => ({ value: name, label: name }));
  const { category, modules } = form.values;
  return (
    <>
      <TextField label={t('ui.item.title')} max={250} required autoFocus {...form.field('title')} />
      <FieldRow>
        <TextField label={t('ui.item.ref')} max={40} mono {...form.field('ref')} />
        <SelectField
          label={t('ui.item.category')}
          required
          options={options(choices.categories, [category])}
          {...form.field('category')}
        />
      </FieldRow>
      <MultiSelectField
        label={t('ui.item.modules')}
        required
        options={options(choices.modules, modules)}
        {...form.field('modules')}
      />
      <MarkdownField label={t('ui.item.description')} {...form.field('description')} />
      <FieldRow>
        <TextField label={t('ui.item.url')} placeholder={t('ui.plan.url_example')} {...form.field('url')} />
        <TextField label={t('ui.item.url_label')} {...form.field('url_label')} />
      </FieldRow>
    </>
  );
}
