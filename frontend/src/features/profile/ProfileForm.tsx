import { doCommand, type SessionView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { EditForm } from '@/parts/edit/EditForm';
import { useEdit } from '@/parts/edit/useEdit';
import { Choices } from '@/ui/Checkbox';
import { useNotices } from '@/ui/Notices';
import { TextField } from '@/ui/TextField';
import { ZoneField } from '@/ui/ZoneField';
import classes from './Profile.module.css';

const themes = ['system', 'light', 'dark'] as const;

/** What others see of me, and how I like the window. */
export function ProfileForm({ session: { user, digests } }: { session: SessionView }) {
  const { notify } = useNotices();
  const { name, email, telephone, time_zone, theme } = user;
  const edit = useEdit({
    record: { ...user, digests },
    initial: { name, email, telephone, time_zone, theme },
    draft: `profile.${user.id}`,
    save: (patch) => doCommand('user.edit', patch),
    onDone: () => notify({ tone: 'done', title: t('ui.profile.saved') }),
  });
  const { form } = edit;
  const labels = {
    name: t('ui.profile.name'),
    email: t('ui.profile.email'),
    telephone: t('ui.profile.telephone'),
    time_zone: t('ui.profile.time_zone'),
    theme: t('ui.profile.theme'),
  };
  return (
    <section className={classes.section} aria-labelledby="about">
      <h2 id="about" className="t14 b">
        {t('ui.profile.about')}
      </h2>
      <EditForm
        edit={edit}
        verb={t('ui.profile.save')}
        stays
        reason={form.dirty ? undefined : t('ui.profile.nothing_changed')}
        labels={labels}
        nameOf={() => user.name}
      >
        <TextField {...form.field('name')} label={labels.name} required />
        <TextField {...form.field('email')} label={labels.email} required />
        <TextField {...form.field('telephone')} label={labels.telephone} />
        <ZoneField {...form.field('time_zone')} label={labels.time_zone} />
        <Choices
          {...form.field('theme')}
          label={labels.theme}
          choices={themes.map((value) => ({ value, label: t(`ui.frame.theme_${value}`) }))}
        />
      </EditForm>
    </section>
  );
}
