import type { ProjectView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { Checkbox } from '@/ui/Checkbox';
import { DurationField } from '@/ui/NumberField';
import { ReadField } from '@/ui/ReadField';
import classes from './Settings.module.css';
import { SettingsForm } from './SettingsForm';

const valuesOf = (project: ProjectView) => {
  const { default_minutes, request_lead_minutes, extensions, private: hidden, separate_duties } = project;
  return { default_minutes, request_lead_minutes, extensions, private: hidden, separate_duties };
};

const noExtensions: string[] = [];

/** What holds for every window, request and item of the project. */
export function Rules({ project }: { project: ProjectView }) {
  const labels = {
    default_minutes: t('ui.settings.default_minutes'),
    request_lead_minutes: t('ui.settings.request_lead_minutes'),
    extensions: t('ui.settings.extensions'),
    private: t('ui.settings.private'),
    separate_duties: t('ui.settings.separate_duties'),
  };
  return (
    <div className={classes.form} data-scrolls>
      <SettingsForm project={project} part="rules" valuesOf={valuesOf} labels={labels} words={words}>
        {(form) => (
          <>
            <div className={classes.lists}>
              <DurationField label={labels.default_minutes} {...form.field('default_minutes')} />
              <DurationField
                label={labels.request_lead_minutes}
                hint={t('ui.settings.request_lead_hint')}
                {...form.field('request_lead_minutes')}
              />
            </div>
            <ReadField<string[]>
              label={labels.extensions}
              hint={t('ui.settings.extensions_hint')}
              mono
              absent={noExtensions}
              write={(names) => names.join(' ')}
              read={(text) => ({ value: extensionsIn(text) })}
              {...form.field('extensions')}
            />
            <Checkbox
              label={labels.separate_duties}
              hint={t('ui.settings.separate_duties_hint')}
              checked={form.values.separate_duties}
              onChange={(on) => form.set({ separate_duties: on })}
            />
            <Checkbox
              label={labels.private}
              hint={t('ui.settings.private_hint')}
              checked={form.values.private}
              onChange={(on) => form.set({ private: on })}
            />
          </>
        )}
      </SettingsForm>
    </div>
  );
}

/** "pdf, .PNG zip" as three names. */
function extensionsIn(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((name) => name.replace(/^\./, '').toLowerCase())
    .filter(Boolean);
}

function words(name: keyof ReturnType<typeof valuesOf>, value: unknown): string {
  if (name === 'default_minutes' || name === 'request_lead_minutes') return durationText(Number(value));
  if (name === 'extensions') return (value as string[]).join(' ');
  return value ? t('ui.edit.yes') : t('ui.edit.no');
}
