import type { Finding, Report } from '@/api/integrity';
import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import { Note } from '@/ui/Note';
import classes from './Administration.module.css';

/** What a verification found, in plain sentences. */
export function CheckResult({ report }: { report: Report }) {
  const { findings, fingerprint, level } = report;
  const entries = numberText(report.entries);
  if (findings.length === 0) {
    return (
      <Note tone="done" title={t('ui.admin.verified', { entries })}>
        {t(level === 'full' ? 'ui.admin.verified_full' : 'ui.admin.verified_quick', { fingerprint })}
      </Note>
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
