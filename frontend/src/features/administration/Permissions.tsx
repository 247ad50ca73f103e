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
  return (
    <div className={classes.permissions}>
      <p className="t13 c2">{t('ui.admin.permissions_body')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('ui.admin.act')}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {roleWord(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {say({ key: row.title })}
                {row.note && <span className="t12 c3">{say({ key: row.note })}</span>}
              </th>
              <Grants row={row} roles={roles} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Grants({ row, roles }: { row: PermissionRow; roles: string[] }) {
  if (row.audience) return <td colSpan={roles.length}>{t(`ui.admin.audience_${row.audience as 'users'}`)}</td>;
  return roles.map((role) => (
    <td key={role}>
      <Grant grant={row.grants?.[role] ?? 'no'} />
    </td>
  ));
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
