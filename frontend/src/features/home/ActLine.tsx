import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { NeedView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { isComposing } from '@/lib/composing';
import { useDraftText, useDraftValue } from '@/lib/drafts';
import { allRoles, roleWord } from '@/lib/roles';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import fieldClasses from '@/ui/Field.module.css';
import classes from './Home.module.css';
import { type ActName, needId } from './needs';
import { type Prepared, prepare } from './prepare';

interface ActLineProps {
  need: NeedView;
  act: ActName;
  onDone: () => void;
  onCancel: () => void;
}

const usualRoles: string[] = ['view'];

/** Under the row that is acted on: the remark, what one should know before, the verb. Enter does it, Esc leaves. */
export function ActLine({ need, act, onDone, onCancel }: ActLineProps) {
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [problem, setProblem] = useState('');
  const [remark, setRemark] = useDraftText(`need.${needId(need)}.${act}`);
  const [roles, setRoles] = useDraftValue(`need.${needId(need)}.roles`, usualRoles);
  const [busy, setBusy] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  const early = useRef(false); // Enter came before it was known what the act needs
  const id = useId();

  useEffect(() => {
    let here = true;
    prepare(need, act)
      .then((found) => here && setPrepared(found))
      .catch((error: Error) => here && setProblem(error.message));
    return () => {
      here = false;
    };
  }, [need, act]);
  const ready = prepared !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field may go once it is known that none is needed
  useLayoutEffect(() => {
    if (line.current?.contains(document.activeElement)) return;
    line.current?.querySelector<HTMLElement>('input, button')?.focus();
    line.current?.scrollIntoView({ block: 'nearest' });
  }, [ready]);

  const needsRemark = prepared?.remark === 'required' && remark.trim() === '';
  const reason = prepared?.reason ?? (needsRemark ? t('ui.home.remark_first') : undefined);
  const send = async () => {
    early.current = !prepared;
    if (!prepared || reason || busy) return;
    setBusy(true);
    setProblem('');
    try {
      await prepared.send(remark.trim(), roles);
      setRemark('');
      setRoles(usualRoles);
      onDone();
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };
  useEffect(() => {
    if (ready && early.current) void send();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void send();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Esc belong to the field and buttons inside
    <div ref={line} className={classes.act} onKeyDown={onKeyDown}>
      {act === 'grant' && <RoleChips roles={roles} onChange={setRoles} />}
      <div className="row g8">
        {prepared?.remark !== 'none' && (
          <>
            <label htmlFor={id} className="sr-only">
              {remarkLabel(prepared)}
            </label>
            <input
              id={id}
              className={`${fieldClasses.in} ${fieldClasses.small}`}
              value={remark}
              placeholder={remarkLabel(prepared)}
              aria-required={prepared?.remark === 'required' || undefined}
              onChange={(event) => setRemark(event.currentTarget.value)}
            />
          </>
        )}
        <Button
          kind={act === 'reject' || act === 'decline' ? 'danger' : 'primary'}
          size="s"
          keys="enter"
          busy={busy || !prepared}
          reason={reason}
          onClick={() => void send()}
        >
          {t(`ui.home.act_${act}`)}
        </Button>
        <Button kind="quiet" size="s" keys="escape" onClick={onCancel}>
          {t('ui.form.cancel')}
        </Button>
      </div>
      {prepared?.notes.map((note) => (
        <p key={note} className="t12 i-hold">
          {note}
        </p>
      ))}
      {prepared?.reason && <p className="t12 c2">{prepared.reason}</p>}
      <div role="alert" className="t12 i-fail">
        {problem}
      </div>
    </div>
  );
}

function remarkLabel(prepared: Prepared | null): string {
  if (prepared?.alone) return t('ui.home.alone');
  return prepared?.remark === 'required' ? t('ui.home.remark_required') : t('ui.home.remark');
}

function RoleChips({ roles, onChange }: { roles: string[]; onChange: (roles: string[]) => void }) {
  return (
    <fieldset className={`row g8 wrap ${classes.roles}`}>
      <legend className="sr-only">{t('ui.home.roles')}</legend>
      {allRoles.map((role) => (
        <Chip
          key={role}
          on={roles.includes(role)}
          onClick={() => onChange(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role])}
        >
          {roleWord(role)}
        </Chip>
      ))}
    </fieldset>
  );
}
