import type { Finding, Report } from '@/api/integrity';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { fullMomentText } from '@/lib/time';
import { Note } from '@/ui/Note';
import { useZone } from '@/ui/UiProvider';
import classes from './Administration.module.css';

/** What a verification found, in plain sentences. */
export function CheckResult({ report }: { report: Report }) {
  const { findings, fingerprint, level } = report;
  const entries = numberText(report.entries);
  if (findings.length === 0) {
    return (
      <>
        <Note tone="done" title={t('ui.admin.verified', { entries })}>
          {t(level === 'full' ? 'ui.admin.verified_full' : 'ui.admin.verified_quick', { fingerprint })}
        </Note>
        <ClockJumps report={report} />
      </>
    );
  }
  return (
    <Note tone="fail" title={t('ui.admin.found', { count: findings.length })}>
      {t('ui.admin.found_body')}
      <ul className={classes.findings}>
        {findings.map((finding) => (
          <li key={`${finding.table} ${finding.row} ${finding.field} ${finding.entry}`}>
            <b>{placeOf(finding)}</b>: {finding.what}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Where time goes back, in the first places; no finding. */
function ClockJumps({ report: { clock_jumps = [], jumped = 0 } }: { report: Report }) {
  const zone = useZone();
  if (jumped === 0) return null;
  return (
    <Note tone="hold" title={t('ui.admin.clock_jumps', { count: jumped })}>
      <ul className={classes.findings}>
        {clock_jumps.map(({ entry, at, before, before_at }) => (
          <li key={entry}>
            {t('ui.admin.clock_jump', {
              entry: numberText(entry),
              at: fullMomentText(at, zone),
              before: numberText(before),
              before_at: fullMomentText(before_at, zone),
            })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** "Table item, row 0193…, field title, entry 12", as far as it has them. */
function placeOf({ table, row, field, entry }: Finding): string {
  return [
    t('ui.admin.place_table', { table }),
    row && t('ui.admin.place_row', { row }),
    field && t('ui.admin.place_field', { field }),
    entry > 0 && t('ui.admin.place_entry', { seq: entry }),
  ]
    .filter(Boolean)
    .join(', ');
}
