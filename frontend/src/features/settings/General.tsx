import type { ProjectView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { ProjectIcon, projectIcons } from '@/parts/ProjectIcon';
import { MarkdownField } from '@/ui/MarkdownField';
import { SelectField } from '@/ui/SelectField';
import { TextField } from '@/ui/TextField';
import { ZoneField } from '@/ui/ZoneField';
import classes from './Settings.module.css';
import { SettingsForm } from './SettingsForm';

const valuesOf = ({ title, icon, description, environment, time_zone }: ProjectView) => ({
  title,
  icon,
  description,
  environment,
  time_zone,
});

/** What the project is called, where it releases to, and by which clock. */
export function General({ project }: { project: ProjectView }) {
  const environments = useGet('environments.list', {}).data?.environments ?? [];
  const labels = {
    title: t('ui.settings.title'),
    icon: t('ui.settings.icon'),
    description: t('ui.settings.description'),
    environment: t('ui.settings.environment'),
    time_zone: t('ui.settings.time_zone'),
  };
  const environmentName = (id: unknown) => environments.find((one) => one.id === id)?.name ?? '';
  return (
    <div className={classes.form} data-scrolls>
      <SettingsForm
        project={project}
        part="general"
        valuesOf={valuesOf}
        labels={labels}
        words={(name, value) => (name === 'environment' ? environmentName(value) : String(value ?? ''))}
      >
        {(form) => (
          <>
            <TextField label={labels.title} max={100} required {...form.field('title')} />
            <TextField
              label={t('ui.settings.key')}
              value={project.key}
              onChange={() => undefined}
              mono
              off={t('ui.settings.key_fixed')}
            />
            <div className="row g12" style={{ alignItems: 'flex-end' }}>
              <div className="grow">
                <SelectField
                  label={labels.icon}
                  options={projectIcons(form.values.icon).map((icon) => ({ value: icon, label: icon }))}
                  {...form.field('icon')}
                />
              </div>
              <span className="c2" style={{ padding: 8 }}>
                <ProjectIcon icon={form.values.icon} />
              </span>
            </div>
            <SelectField
              label={labels.environment}
              placeholder={t('ui.settings.no_environment')}
              hint={t('ui.settings.environment_hint')}
              options={environments.map(({ id, name }) => ({ value: id, label: name }))}
              clearable
              {...form.field('environment')}
            />
            <ZoneField
              label={labels.time_zone}
              hint={t('ui.settings.time_zone_hint')}
              required
              {...form.field('time_zone')}
            />
            <MarkdownField label={labels.description} {...form.field('description')} />
          </>
        )}
      </SettingsForm>
    </div>
  );
}
