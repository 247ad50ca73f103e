import type { ResultOf } from '@/api/door';

export type Template = ResultOf<'template.get'>;
export type Kind = ResultOf<'templates.list'>['kinds'][number];
export type Config = Template['config'];
export type TemplateField = NonNullable<Config['fields']>[number];

/** What a person says about a template, for the editor. The kind is fixed once it is made. */
export interface Definition {
  title: string;
  description: string;
  stage: string;
  minutes: number;
  owner_role: string;
  owner: string;
  expect: string;
  if_not: string;
  warning: string;
  undo: string;
  undo_minutes: number;
  no_undo: boolean;
  checkpoint: boolean;
  config: Config;
}

export const emptyDefinition: Definition = {
  title: '',
  description: '',
  stage: 'during',
  minutes: 0,
  owner_role: '',
  owner: '',
  expect: '',
  if_not: '',
  warning: '',
  undo: '',
  undo_minutes: 0,
  no_undo: false,
  checkpoint: false,
  config: {},
};

/** The part of a template that its editor changes. */
export function definitionOf(template: Definition): Definition {
  const { title, description, stage, minutes, owner_role, owner, expect, if_not, warning } = template;
  const { undo, undo_minutes, no_undo, checkpoint, config } = template;
  return {
    title,
    description,
    stage,
    minutes,
    owner_role,
    owner,
    expect,
    if_not,
    warning,
    undo,
    undo_minutes,
    no_undo,
    checkpoint,
    config,
  };
}

/** Options as lines: "value = label", or the value alone. */
export function linesOfOptions(options: readonly { value: string; label?: string }[] | undefined): string {
  return (options ?? [])
    .map(({ value, label }) => (label && label !== value ? `${value} = ${label}` : value))
    .join('\n');
}

/** Reads what linesOfOptions writes; empty lines vanish. */
export function optionsOfLines(text: string): { value: string; label?: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf(' = ');
      return at < 0 ? { value: line } : { value: line.slice(0, at).trim(), label: line.slice(at + 3).trim() };
    });
}
