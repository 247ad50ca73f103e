import { useSample } from '@/app/useSample';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { useConfirm } from '@/ui/Confirm';

/** Throws the sample away and makes it again, as it was at first. */
export function SampleAnew() {
  const sample = useSample();
  const confirm = useConfirm();
  const anew = async () => {
    const sure = await confirm({
      title: t('ui.session.sample_anew_title'),
      body: t('ui.session.sample_anew_body'),
      verb: t('ui.session.sample_anew'),
      danger: true,
    });
    if (sure) await sample.open(true);
  };
  return (
    <Button kind="quiet" size="s" icon="refresh" busy={sample.busy} onClick={() => void anew()}>
      {sample.percent === null
        ? t('ui.session.sample_anew')
        : t('ui.welcome.making_sample', { percent: sample.percent })}
    </Button>
  );
}
