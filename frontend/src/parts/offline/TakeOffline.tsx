import type { CopiesView, DeploymentView } from '@/api/door';
import { chooseCopyPlace, takeCopy } from '@/api/offline';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { useMe } from '@/parts/run/useMe';
import { DateTimeField } from '@/ui/DateTimeField';
import { Dialog } from '@/ui/Dialog';
import { Loaded } from '@/ui/ErrorBox';
import { Form } from '@/ui/Form';
import { useNotices } from '@/ui/Notices';
import { MultiSelectField } from '@/ui/SelectField';
import { useForm } from '@/ui/useForm';

interface TakeOfflineProps {
  view: DeploymentView;
  onClose: () => void;
}

/** Takes the run book of a deployment to a laptop: until when, and who can sign in there. */
export function TakeOffline({ view, onClose }: TakeOfflineProps) {
  const query = useGet('copies.list', { project: view.project });
  return (
    <Dialog title={t('ui.offline.take_title', { title: view.title })} open focusInside onClose={onClose}>
      <Loaded query={query}>{(known) => <Fields view={view} known={known} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}

function Fields({ view, known, onClose }: TakeOfflineProps & { known: CopiesView }) {
  const me = useMe();
  const { notify } = useNotices();
  const form = useForm({
    initial: { until: view.start + (view.minutes + 120) * 60_000, users: me ? [me] : [] },
    draft: `copy.take.${view.id}`,
    submit: async ({ until, users }) => {
      const path = await chooseCopyPlace(`${view.title} ${t('ui.offline.file')}`);
      if (!path) return;
      const taken = await takeCopy({ path, project: view.project, deployments: [view.id], until, users });
      notify({
        tone: 'done',
        title: t('ui.offline.taken', { count: taken.entries }),
        body: t('ui.offline.taken_body', { path: taken.path }),
      });
      onClose();
    },
  });
  return (
    <Form form={form} verb={t('ui.offline.take')} onCancel={onClose}>
      <p className="c2">{t('ui.offline.take_body')}</p>
      <DateTimeField label={t('ui.offline.until')} required zone={view.time_zone} {...form.field('until')} />
      <MultiSelectField
        label={t('ui.offline.users')}
        hint={t('ui.offline.users_hint')}
        required
        options={known.people.map(({ user, name }) => ({ value: user, label: name }))}
        {...form.field('users')}
      />
    </Form>
  );
}
