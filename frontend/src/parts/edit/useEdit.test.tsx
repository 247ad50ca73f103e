import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useDo, useGet } from '@/api/queries';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { TextField } from '@/ui/TextField';
import { EditForm } from './EditForm';
import { useEdit } from './useEdit';

const stored = { id: 't1', title: 'Deploy', digests: { title: 'd1' }, changed_by: 'u1', changed_at: 1 };

function Editor({ template }: { template: typeof stored }) {
  const { run } = useDo('template.edit');
  const edit = useEdit({
    record: template,
    initial: { title: template.title },
    save: (patch) => run({ template: template.id, ...patch }),
    onDone: () => undefined,
  });
  return (
    <EditForm edit={edit} verb="Save" labels={{ title: 'Title' }} nameOf={() => ''}>
      <TextField label="Title" {...edit.form.field('title')} />
    </EditForm>
  );
}

function Shown() {
  const template = useGet('template.get', { template: 't1' }).data as unknown as typeof stored | undefined;
  return template ? <Editor template={template} /> : null;
}

test('a form that stays open saves a second time over what it saved itself, as the workspace keeps it', async () => {
  const answers = { 'template.get': stored };
  const { done } = fakeDoor(answers);
  const { user } = render(<Shown />);
  const field = await screen.findByLabelText('Title');

  answers['template.get'] = { ...stored, title: 'Deploy it', digests: { title: 'd2' }, changed_at: 2 };
  await user.type(field, ' it ');
  await user.click(screen.getByRole('button', { name: /Save/ }));
  expect(done[0]?.payload).toEqual({ template: 't1', title: { was: 'd1', to: 'Deploy it ' } });
  await waitFor(() => expect(field).toHaveValue('Deploy it'));

  await user.type(field, '!');
  await user.click(screen.getByRole('button', { name: /Save/ }));
  await waitFor(() => expect(done).toHaveLength(2));
  expect(done[1]?.payload).toEqual({ template: 't1', title: { was: 'd2', to: 'Deploy it!' } });
});
