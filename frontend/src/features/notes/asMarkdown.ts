import type { NotesItem, ReleaseNotesView } from '@/api/door';
import { say } from '@/i18n/i18n';
import { fullMomentText } from '@/lib/time';
import { zoneWord } from '@/lib/zone';

/** Release notes as a Markdown text, for a mail or a wiki. */
export function asMarkdown(view: ReleaseNotesView): string {
  const moment = fullMomentText(view.start, view.time_zone);
  const when = view.date_only ? moment.replace(/ \d\d:\d\d$/, '') : moment;
  const head = [`# ${view.deployment_title}`, `${view.project_title}, ${when} ${zoneWord(view.time_zone, view.start)}`];
  const categories = view.categories.map(({ title, items }) =>
    [`## ${title}`, items.map(line).join('\n')].join('\n\n'),
  );
  return `${[...head, view.description.trim(), ...categories].filter(Boolean).join('\n\n')}\n`;
}

function line(item: NotesItem): string {
  const modules = item.modules.length > 0 ? ` (${item.modules.join(', ')})` : '';
  const state = item.marked ? ` – ${say({ key: `ui.state.${item.status}` })}` : '';
  const first = `- ${item.ref ? `**${item.ref}** ` : ''}${item.title}${modules}${state}`;
  const below = [item.description.trim(), item.url && `[${item.url_label || item.url}](${item.url})`].filter(Boolean);
  return [first, ...below.map((text) => indented(text))].join('\n');
}

const indented = (text: string) => `\n${text}`.replaceAll('\n', '\n  ').replaceAll('\n  \n', '\n\n');
