import { useState } from 'react';
import { Checkbox, Choices } from '@/ui/Checkbox';
import { DateTimeField } from '@/ui/DateTimeField';
import { FieldRow } from '@/ui/Field';
import { FileField } from '@/ui/FileField';
import { Form } from '@/ui/Form';
import { MarkdownField } from '@/ui/MarkdownField';
import { useNotices } from '@/ui/Notices';
import { DurationField, NumberField } from '@/ui/NumberField';
import { MultiSelectField, SelectField } from '@/ui/SelectField';
import { Stale } from '@/ui/Stale';
import { TagsList } from '@/ui/TagsList';
import { PasswordField, TextArea, TextField } from '@/ui/TextField';
import { type FormError, useForm } from '@/ui/useForm';
import { Card, Column } from './Card';

const modules = ['source', 'windows', 'macos', 'docs', 'website', 'announcements', 'download', 'installers', 'nuget'];
const moduleOptions = modules.map((value) => ({ value, label: value }));
const stageOptions = [
  { value: 'pre', label: 'Pre', hint: 'before the window' },
  { value: 'during', label: 'During' },
  { value: 'post', label: 'Post', off: true },
];
const sample = {
  title: 'Windows packages',
  ref: 'REL-4',
  ticket: 'ftp://bugs/112580',
  start: Date.UTC(2026, 11, 3, 14, 0),
  estimate: 90,
  position: 4 as number | null,
  stage: 'during',
  modules: ['windows', 'docs'],
  owner: 'execute',
  text: 'Installers, **embeddable zips** and the NuGet package.\n\n- x86, x64 and ARM64\n- see [the ticket](https://example.org/1)',
  script: 'cd ~/release\nrelease.py --tag 3.12.1',
  password: '',
  required: true,
  sensitive: false,
};

/** Refuses as the backend would, so that a form with problems can be seen. */
function refuse(values: typeof sample): Promise<void> {
  const fields: FormError['fields'] = {};
  if (!/^(https?|mailto):/.test(values.ticket))
    fields.ticket = { key: 'ui.number.unreadable', params: { given: values.ticket } };
  if (values.title.length > 20) fields.title = { key: 'input.too_long', params: { max: '20' } };
  if (Object.keys(fields).length === 0) return Promise.resolve();
  return Promise.reject(Object.assign(new Error('Some fields need your attention.'), { fields }));
}

function SampleForm() {
  const { notify } = useNotices();
  const form = useForm({
    initial: sample,
    submit: refuse,
    onDone: () =>
      notify({ tone: 'done', title: 'REL-4 saved.', undo: () => notify({ tone: 'done', title: 'Taken back.' }) }),
    secret: ['password'],
  });
  const { field } = form;
  return (
    <Form form={form} verb="Save item" stays>
      <FieldRow>
        <TextField label="Title" max={20} required {...field('title')} />
        <TextField label="Ref" mono {...field('ref')} />
      </FieldRow>
      <FieldRow>
        <DateTimeField label="Start" zone="UTC" otherZone="Europe/Berlin" {...field('start')} />
        <TextField label="Ticket address" {...field('ticket')} />
      </FieldRow>
      <FieldRow>
        <TextField label="Key" value="cpython" onChange={() => undefined} off="Fixed since the project was made." />
        <SelectField label="Stage" options={stageOptions} {...field('stage')} />
      </FieldRow>
      <FieldRow>
        <DurationField label="Estimate" {...field('estimate')} />
        <NumberField label="Position" unit="of 6" {...field('position')} />
      </FieldRow>
      <MultiSelectField label="Modules" options={moduleOptions} {...field('modules')} />
      <MarkdownField label="What changes" {...field('text')} />
      <TextArea label="Script" code {...field('script')} />
      <PasswordField label="Pass phrase" isSet {...field('password')} />
      <Choices
        label="Owner"
        value={form.values.owner}
        onChange={(owner) => form.set({ owner })}
        choices={[
          { value: 'execute', label: 'execute', hint: 'does it in the night' },
          { value: 'entry', label: 'entry' },
        ]}
      />
      <div className="row g16">
        <Checkbox label="Required" checked={form.values.required} onChange={(required) => form.set({ required })} />
        <Checkbox label="Sensitive" checked={form.values.sensitive} onChange={(sensitive) => form.set({ sensitive })} />
        <Checkbox label="Fixed" checked onChange={() => undefined} off="Set by the project." />
      </div>
    </Form>
  );
}

export function KitFields() {
  const [names, setNames] = useState(['source', 'windows', 'macos', 'docs']);
  const [files, setFiles] = useState<File[]>([]);
  const { notify } = useNotices();
  return (
    <Column>
      <Card title="A form; Save shows what the backend refuses">
        <SampleForm />
      </Card>
      <Card title="Lists and files">
        <div className="stack g16">
          <TagsList label="Modules" addLabel="New module" draft="kit.module" value={names} onChange={setNames} />
          <FileField label="Attachments" several files={files} onChange={setFiles} hint="At most 50 MB each." />
          <FileField
            label="Evidence"
            files={[]}
            onChange={() => undefined}
            problem={{ key: 'file.too_large', params: { max: '50 MB' } }}
          />
        </div>
      </Card>
      <Card title="Stale: two people, one field">
        <Stale
          who="Wes"
          when="10:12"
          fields={[
            { name: 'estimate', label: 'Estimate', was: '90 min', mine: '105 min', theirs: '120 min' },
            {
              name: 'expect',
              label: 'Expect',
              was: '12 files',
              mine: 'All jobs green; 14 files in the list.',
              theirs: 'All jobs green.',
            },
          ]}
          onSave={(mine) => notify({ tone: 'done', title: `Kept mine in: ${mine.join(', ') || 'nothing'}` })}
          onTheirs={() => notify({ tone: 'done', title: 'Kept what Wes saved.' })}
        />
      </Card>
    </Column>
  );
}
