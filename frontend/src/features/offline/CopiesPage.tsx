import { useState } from 'react';
import { useParams } from 'react-router';
import type { CopiesView } from '@/api/door';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { projectPath } from '@/lib/paths';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { PageHead } from '@/ui/PageHead';
import { ZoneProvider } from '@/ui/UiProvider';
import { BringBack } from './BringBack';
import { CopyCard } from './CopyCard';

/** The offline copies of a project: who has which run books, and what came of their work. */
export function CopiesPage() {
  const { project: key = '' } = useParams();
  const project = useGet('project.get', { key });
  return (
    <Loaded query={project}>
      {(view) => (
        <ZoneProvider zone={view.time_zone}>
          <Copies id={view.id} projectKey={view.key} title={view.title} />
        </ZoneProvider>
      )}
    </Loaded>
  );
}

function Copies({ id, projectKey, title }: { id: string; projectKey: string; title: string }) {
  usePlace([{ label: title, to: projectPath(projectKey) }, { label: t('ui.offline.title') }]);
  const query = useGet('copies.list', { project: id });
  return <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>;
}

function Shown({ view }: { view: CopiesView }) {
  const [bringing, setBringing] = useState(false);
  const isOut = view.copies.some(({ state }) => state === 'out');
  const bring = {
    reason: allows(view.can, 'copy.merge') ? undefined : reasonFor(view.can, 'copy.merge'),
    onClick: () => setBringing(true),
  };
  const label = t('ui.offline.return');
  return (
    <>
      <PageHead
        title={t('ui.offline.title')}
        primary={isOut ? { label, ...bring } : undefined}
        tools={!isOut && <Button {...bring}>{label}</Button>}
      />
      <div className="stack g16" style={{ padding: '0 16px 16px', overflow: 'auto' }}>
        {bringing && <BringBack onClose={() => setBringing(false)} />}
        {view.copies.length === 0 && (
          <EmptyState title={t('ui.offline.none')}>
            {t('ui.offline.none_why', { entry: t('ui.offline.take_more') })}
          </EmptyState>
        )}
        {view.copies.map((copy) => (
          <CopyCard key={copy.id} copy={copy} />
        ))}
      </div>
    </>
  );
}
