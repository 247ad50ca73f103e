import { type DragEvent, useState } from 'react';
import { type CheckedFile, checkChosen, checkDropped } from '@/api/signing';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { PageHead } from '@/ui/PageHead';
import { CheckAnswer } from './CheckAnswer';
import { CodeLookup } from './CodeLookup';
import classes from './Signing.module.css';
import { useRun } from './useRun';

/** Check a document: a file by drop or chosen, or the code of a paper copy. */
export function CheckPage() {
  usePlace([{ label: t('ui.signing.check') }]);
  const [checked, setChecked] = useState<CheckedFile | null>(null);
  const { run, busy } = useRun(t('ui.signing.check'));
  const check = (ask: () => Promise<CheckedFile>) =>
    run(async () => {
      setChecked(null); // what is said stands under no other file
      const answer = await ask();
      setChecked(answer.name ? answer : checked);
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file && !busy) check(() => checkDropped(file));
  };
  return (
    <>
      <PageHead title={t('ui.signing.check')} />
      <div className={classes.page}>
        <section className={classes.section}>
          <h2 className="t14 b">{t('ui.signing.by_file')}</h2>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button inside does the same by key */}
          <div className={classes.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
            <Icon name="document" />
            <span className="grow">{t('ui.signing.drop')}</span>
            <Button busy={busy} onClick={() => check(checkChosen)}>
              {t('ui.signing.choose_file')}
            </Button>
          </div>
        </section>
        <div className={classes.answer} aria-live="polite">
          {checked && <CheckAnswer checked={checked} />}
        </div>
        <CodeLookup />
      </div>
    </>
  );
}
