import { type ReactNode, useId } from 'react';
import type { PermissionRow, PermissionTableView } from '@/api/door';
import { useGet } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { roleWord } from '@/lib/roles';
import { Loaded } from '@/ui/ErrorBox';
import { Icon } from '@/ui/Icon';
import classes from './Administration.module.css';

/** Who may do what: the very table that every command is judged by. */
export function Permissions() {
  const query = useGet('permission.table', {});
  return <Loaded query={query}>{(table) => <Table table={table} />}</Loaded>;
}

function Table({ table: { roles, rows } }: { table: PermissionTableView }) {
  const ofWorkspace = rows.filter(({ audience }) => audience);
  const ofProject = rows.filter(({ audience }) => !audience);
  return (
    <div className={classes.permissions}>
      <p className="t13 c2">{t('ui.admin.permissions_body')}</p>
      <Band title={t('ui.admin.permissions_workspace')} heads={[t('ui.admin.audience')]}>
        {ofWorkspace.map((row) => (
          <Row key={row.key} row={row}>
            <td className={classes.who}>{t(`ui.admin.audience_${row.audience as 'users'}`)}</td>
          </Row>
        ))}
      </Band>
      <Band title={t('ui.admin.permissions_project')} heads={roles.map(roleWord)}>
        {ofProject.map((row) => (
          <Row key={row.key} row={row}>
            {roles.map((role) => (
              <td key={role} className={classes.grant}>
                <Grant grant={row.grants?.[role] ?? 'no'} />
              </td>
            ))}
          </Row>
        ))}
      </Band>
    </div>
  );
}

/** The acts of one area, and who may do them. */
function Band({ title, heads, children }: { title: string; heads: string[]; children: ReactNode }) {
  const id = useId();
  return (
    <section>
      <h2 id={id} className={`t16 b ${classes.band}`}>
        {title}
      </h2>
      <table className={classes.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('ui.admin.act')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={heads.length > 1 ? classes.grant : classes.who}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function Row({ row, children }: { row: PermissionRow; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">
        {say({ key: row.title })}
        {row.note && <span className="t12 c3">{say({ key: row.note })}</span>}
      </th>
      {children}
    </tr>
  );
}

function Grant({ grant }: { grant: string }) {
  const word = t(`ui.admin.grant_${grant as 'yes'}`);
  if (grant === 'no')
    return (
      <span className="c3" title={word}>
        –
      </span>
    );
  if (grant !== 'yes') return word;
  return (
    <span className="i-done" role="img" aria-label={word}>
      <Icon name="check" />
    </span>
  );
}
