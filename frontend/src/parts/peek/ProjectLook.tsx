import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { rolesText } from '@/lib/roles';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { Markdown } from '@/ui/Markdown';

/** A project: what it is, and who does what in it. */
export function ProjectLook({ project }: { project: string }) {
  return (
    <Loaded query={useGet('project.get', { key: project })}>
      {(view) => (
        <div className="stack g12">
          <h2 className="t16 b">{view.title}</h2>
          {view.description && <Markdown text={view.description} />}
          <Facts
            facts={[
              [t('ui.projects.environment'), view.environment_name],
              [t('ui.profile.time_zone'), view.time_zone],
              [t('ui.item.modules'), view.modules.join(', ')],
              ...view.members.map<[string, string]>(({ name, roles }) => [name, rolesText(roles)]),
            ]}
          />
        </div>
      )}
    </Loaded>
  );
}
