import { type DocumentKind, densities, useDocumentKinds } from '@/api/documents';
import { useDeployment } from '@/app/deployment';
import { type TextKey, t } from '@/i18n/i18n';
import { useAddress } from '@/lib/address';
import { Loaded } from '@/ui/ErrorBox';
import { Segments } from '@/ui/Tabs';
import { BoardKeeper } from './BoardKeeper';
import classes from './Documents.module.css';
import { Look } from './Look';

/** Every document of a deployment: which there are, and the one that is chosen, as it would be saved. */
export function DocumentsTab() {
  const kinds = useDocumentKinds();
  return (
    <Loaded query={kinds}>
      {(all) => <Documents kinds={all.filter(({ scopes }) => scopes.includes('deployment'))} />}
    </Loaded>
  );
}

function Documents({ kinds }: { kinds: DocumentKind[] }) {
  const { id } = useDeployment();
  const [params, change] = useAddress();
  const kind = kinds.find((one) => one.kind === params.get('document')) ?? kinds[0];
  if (!kind) return null;
  const asked = params.get('format') ?? '';
  const format = kind.formats.includes(asked) ? asked : (kind.formats[0] ?? '');
  const density = densities.find((one) => one === params.get('density')) ?? densities[0];
  const choose = (document: string, more: Record<string, string> = {}) =>
    change((next) => {
      for (const name of ['format', 'density']) next.delete(name);
      for (const [name, value] of Object.entries({ document, ...more })) next.set(name, value);
    });
  return (
    <div className={classes.page}>
      <nav className={classes.kinds} aria-label={t('ui.document.which')}>
        {kinds.map((one) => (
          <button
            key={one.kind}
            type="button"
            className={`${classes.kind} ${one === kind ? classes.here : ''}`}
            ref={one === kind ? keepInSight : undefined}
            aria-current={one === kind}
            title={about(one.kind)}
            onClick={() => choose(one.kind)}
          >
            <b>{kindName(one.kind)}</b>
            <span className={`t12 c3 ${classes.about}`}>{about(one.kind)}</span>
          </button>
        ))}
      </nav>
      <section className={classes.look} aria-label={kindName(kind.kind)}>
        <Look
          key={`${kind.kind} ${format} ${density}`}
          order={{ kind: kind.kind, deployment: id, format, density }}
          formats={
            kind.kind === 'run_sheet' ? (
              <Segments
                label={t('ui.document.density')}
                value={density}
                onChange={(wanted) => choose(kind.kind, { density: wanted })}
                tabs={densities.map((name) => ({ id: name, label: t(`ui.document.density_${name}`) }))}
              />
            ) : (
              kind.formats.length > 1 && (
                <Segments
                  label={t('ui.document.format')}
                  value={format}
                  onChange={(wanted) => choose(kind.kind, { format: wanted })}
                  tabs={kind.formats.map((name) => ({ id: name, label: formatName(name) }))}
                />
              )
            )
          }
        >
          {kind.kind === 'board' && <BoardKeeper deployment={id} />}
        </Look>
      </section>
    </div>
  );
}

/** Also when its list becomes lower, with the window or by what comes above it. */
function keepInSight(entry: HTMLElement | null) {
  if (!entry?.parentElement) return;
  const watch = new ResizeObserver(() => entry.scrollIntoView({ block: 'nearest' }));
  watch.observe(entry.parentElement);
  return () => watch.disconnect();
}

const about = (kind: string) => t(`ui.document.about.${kind}` as TextKey);
const kindName = (kind: string) => t(`ui.document.kind.${kind}` as TextKey);
const formatName = (format: string) => (format === 'md' ? 'Markdown' : format.toUpperCase());
