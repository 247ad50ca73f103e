import type { ProjectPerson } from '@/api/door';
import { t } from '@/i18n/i18n';
import { rolesText } from '@/lib/roles';
import type { Option } from '@/ui/SelectField';

/** Stands for nobody in particular where one of a list is chosen. */
export const nobody = 'nobody';

/** Whom a step may be given to, and nobody in particular. */
export function doers(people: readonly ProjectPerson[]): Option[] {
  const able = people.filter(({ runs }) => runs);
  return [
    { value: nobody, label: t('ui.step.nobody') },
    ...able.map(({ user, name, roles }) => ({ value: user, label: name, hint: rolesText(roles) })),
  ];
}
