import { type Present, usePresence } from '@/api/presence';
import { t } from '@/i18n/i18n';
import { andText } from '@/i18n/locale';
import { Icon } from '@/ui/Icon';
import { Note } from '@/ui/Note';

function namesOf(people: readonly Present[]): { names: string; count: number } {
  const names = [...new Set(people.map(({ name }) => name))];
  return { names: andText(names), count: names.length };
}

/** In a form: that others have the same one open. Nothing when nobody has. */
export function AlsoEditing({ form }: { form: string | undefined }) {
  const others = usePresence().data?.others ?? [];
  const { names, count } = namesOf(others.filter(({ forms }) => form && forms.includes(form)));
  return (
    <div role="status">
      {count > 0 && <Note tone="info" icon="edit" title={t('ui.presence.also', { names, count })} />}
    </div>
  );
}

interface EditingProps {
  kind: 'item' | 'deployment';
  id: string;
}

/** In the head of a page: who has a form open that changes what it shows. */
export function Editing({ kind, id }: EditingProps) {
  const others = usePresence().data?.others ?? [];
  const here = others.filter(
    ({ forms, item }) => forms.includes(`${kind}.edit.${id}`) || (kind === 'item' && item === id && forms.length > 0),
  );
  const { names, count } = namesOf(here);
  const words = kind === 'item' ? 'ui.presence.editing_item' : 'ui.presence.editing_deployment';
  return (
    <span role="status">
      {count > 0 && (
        <span className="row g4 text">
          <Icon name="edit" />
          {t(words, { names, count })}
        </span>
      )}
    </span>
  );
}
