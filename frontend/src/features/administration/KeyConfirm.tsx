import { useState } from 'react';
import type { KeyView, PersonView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { Facts } from '@/ui/Facts';
import { useNotices } from '@/ui/Notices';
import { Time } from '@/ui/Time';

interface KeyConfirmProps {
  person: PersonView;
  keyView: KeyView;
  people: PersonView[];
}

/** The key of a person; who compared the fingerprint with its owner says so here. */
export function KeyConfirm({ person, keyView, people }: KeyConfirmProps) {
  const [compared, setCompared] = useState(false);
  const { run, busy } = useDo('key.confirm');
  const { notify, refuse } = useNotices();
  const reason = reasonFor(keyView.can, 'key.confirm');
  const may = allows(keyView.can, 'key.confirm');
  const by = people.find(({ id }) => id === keyView.confirmed_by)?.name;
  const confirm = () =>
    run({ key_set: keyView.id, seen: keyView.seen }).then(
      () => notify({ tone: 'done', title: t('ui.admin.key_confirmed_now', { name: person.name }) }),
      (error) => refuse(t('ui.admin.confirm'), error),
    );
  return (
    <section className="stack g8">
      <h3 className="sec">{t('ui.admin.key')}</h3>
      <p className="mono" style={{ fontSize: 16 }}>
        {keyView.fingerprint}
      </p>
      <Facts
        facts={[
          [t('ui.profile.key_since'), <Time key="since" at={keyView.bound_at} as="full" />],
          [t('ui.admin.origin'), t(`ui.admin.origin_${keyView.origin as 'genesis'}`)],
          [
            t('ui.profile.key_confirmed'),
            keyView.confirmed && keyView.confirmed_at > 0 && (
              <>
                {by && t('ui.admin.by', { name: by })} <Time at={keyView.confirmed_at} as="full" />
              </>
            ),
          ],
        ]}
      />
      {!keyView.confirmed && (
        <>
          <p className="t13 c2">{t('ui.admin.compare', { name: person.name })}</p>
          {may && (
            <Checkbox checked={compared} onChange={setCompared} label={t('ui.admin.compared', { name: person.name })} />
          )}
          <div>
            <Button
              icon="check"
              busy={busy}
              reason={reason ?? (compared ? undefined : t('ui.admin.compare_first'))}
              onClick={() => void confirm()}
            >
              {t('ui.admin.confirm')}
            </Button>
          </div>
          {reason && <p className="t12 c2">{reason}</p>}
        </>
      )}
    </section>
  );
}
