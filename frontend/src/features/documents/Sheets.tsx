import { useState } from 'react';
import type { PreviewSheet } from '@/api/documents';
import { t } from '@/i18n/i18n';
import { ScrollBox } from '@/ui/ScrollBox';
import { Tabs } from '@/ui/Tabs';
import classes from './Documents.module.css';

/** The sheets of a spreadsheet, with their first rows. */
export function Sheets({ sheets }: { sheets: PreviewSheet[] }) {
  const [chosen, setChosen] = useState(sheets[0]?.name ?? '');
  const sheet = sheets.find(({ name }) => name === chosen) ?? sheets[0];
  if (!sheet) return null;
  return (
    <>
      {sheets.length > 1 && (
        <Tabs
          label={t('ui.document.sheets')}
          value={sheet.name}
          onChange={setChosen}
          tabs={sheets.map(({ name, total }) => ({ id: name, label: name, count: total }))}
        />
      )}
      <ScrollBox key={sheet.name} label={sheet.name} frame={classes.sheetPlace}>
        <table className={classes.sheet}>
          <thead>
            <tr>
              {sheet.columns.map((head) => (
                <th key={head} scope="col" title={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows never change their place
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={sheet.columns[column]} title={cell}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {sheet.total > sheet.rows.length && (
        <p className={`c2 t13 ${classes.belowSheet}`}>
          {t('ui.document.more_rows', { shown: sheet.rows.length, count: sheet.total })}
        </p>
      )}
      {sheet.total === 0 && <p className={`c2 t13 ${classes.belowSheet}`}>{t('ui.document.no_rows')}</p>}
    </>
  );
}
