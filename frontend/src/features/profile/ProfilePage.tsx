import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { CertificateSection } from '@/features/signing/CertificateSection';
import { t } from '@/i18n/i18n';
import { Loaded } from '@/ui/ErrorBox';
import { PageHead } from '@/ui/PageHead';
import { KeySection } from './KeySection';
import { LanguageSection } from './LanguageSection';
import { OwnSection } from './OwnSection';
import { PasswordSection } from './PasswordSection';
import classes from './Profile.module.css';
import { ProfileForm } from './ProfileForm';
import { RememberedSection } from './RememberedSection';
import { RolesSection } from './RolesSection';
import { WorkstationSection } from './WorkstationSection';

/** Oneself: own data, password, keys, roles. */
export function ProfilePage() {
  usePlace([{ label: t('ui.profile.title') }]);
  const session = useGet('session.get', {});
  return (
    <>
      <PageHead title={t('ui.profile.title')} />
      <Loaded query={session}>
        {(data) => (
          <div className={classes.page}>
            <div className={classes.side}>
              <ProfileForm key={data.user.changed_at} session={data} />
              <RolesSection />
              <OwnSection />
              <LanguageSection />
              <WorkstationSection />
            </div>
            <div className={classes.side}>
              <KeySection session={data} />
              <PasswordSection />
              <RememberedSection />
              <CertificateSection administrator={data.user.administrator} />
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}
