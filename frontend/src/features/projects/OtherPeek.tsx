import type { ProjectRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { ProjectIcon } from '@/parts/ProjectIcon';
import { Facts } from '@/ui/Facts';
import { Note } from '@/ui/Note';
import { SidePanel } from '@/ui/SidePanel';
import { approversOf } from './approversOf';

/** What may be known of a project that one is not in. */
export function OtherPeek({ project, onClose }: { project: ProjectRow; onClose: () => void }) {
  return (
    <SidePanel title={<span className="cut c2">{t('ui.frame.projects')}</span>} label={project.title} onClose={onClose}>
      <div className="stack g12">
        <h2 className="t16 b row g8">
          <ProjectIcon icon={project.icon} /> {project.title}
        </h2>
        <Facts
          facts={[
            [t('ui.projects.key'), <code key="key">{project.key}</code>],
            [t('ui.projects.environment'), project.environment_name],
            [t('ui.projects.approvers'), approversOf(project)],
          ]}
        />
        <Note tone="info" icon="lock">
          {project.asked ? t('ui.projects.asked') : t('ui.projects.not_in')}
        </Note>
      </div>
    </SidePanel>
  );
}
