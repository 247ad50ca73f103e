import { useState } from 'react';
import type { ProjectView } from '@/api/door';
import { type Message, t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { Checkbox } from '@/ui/Checkbox';
import { DurationField } from '@/ui/NumberField';
import { TextArea } from '@/ui/TextField';
import classes from './Settings.module.css';
import { SettingsForm } from './SettingsForm';

const valuesOf = (project: ProjectView) => {
  const { default_minutes, request_lead_minutes, extensions, private: hidden, separate_duties } = project;
  return { default_minutes, request_lead_minutes, extensions, private: hidden, separate_duties };
};

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
            <Extensions label={labels.extensions} {...form.field('extensions')} />
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

interface ExtensionsProps {
  label: string;
  value: string[];
  onChange: (names: string[]) => void;
  problem?: Message;
}

/** Names with spaces between them; what was typed stays as it is while it says the same. */
function Extensions({ value, onChange, ...field }: ExtensionsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const written = value.join(' ');
  return (
    <TextArea
      {...field}
      hint={t('ui.settings.extensions_hint')}
      code
      value={typed !== null && extensionsIn(typed).join(' ') === written ? typed : written}
      onChange={(text) => {
        setTyped(text);
        onChange(extensionsIn(text));
      }}
    />
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
