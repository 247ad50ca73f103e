import type { TemplateView } from '@/api/door';
import { useGet } from '@/api/queries';
import { say, t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { useGo } from '@/lib/go';
import { roleWord } from '@/lib/roles';
import { IconButton } from '@/ui/Button';
import { Tag } from '@/ui/Chip';
import { Loaded } from '@/ui/ErrorBox';
import { Facts } from '@/ui/Facts';
import { SidePanel } from '@/ui/SidePanel';
import { stageWord } from './stageWord';

interface TemplatePeekProps {
  template: string;
  title: string;
  /** The address of its editor. */
  to: string;
  onClose: () => void;
}

/** A look at a template beside the list: what it asks for and what its steps begin with. */
export function TemplatePeek({ template, title, to, onClose }: TemplatePeekProps) {
  const navigate = useGo();
  return (
    <SidePanel
      title={<span className="cut c2">{t('ui.templates.templates')}</span>}
      label={title}
      tools={<IconButton icon="openPage" label={t('ui.items.open_page')} keys="enter" onClick={() => navigate(to)} />}
      onClose={onClose}
    >
      <Loaded query={useGet('template.get', { template })}>{(view) => <Look view={view} />}</Loaded>
    </SidePanel>
  );
}

function Look({ view }: { view: TemplateView }) {
  return (
    <div className="stack g12">
      <h2 className="t16 b">{view.title}</h2>
      {view.description && <p className="t13">{view.description}</p>}
      <Facts
        facts={[
          [t('ui.templates.kind'), say({ key: `template.kind.${view.kind}` })],
          [t('ui.templates.state'), view.enabled ? t('ui.templates.enabled') : t('ui.templates.disabled')],
          [t('ui.templates.stage'), stageWord(view.stage)],
          [t('ui.templates.minutes'), view.minutes > 0 && durationText(view.minutes)],
          [t('ui.templates.owner_role'), view.owner_role && roleWord(view.owner_role)],
          [t('ui.templates.used'), t('ui.templates.used_by', { count: view.activities })],
          [t('ui.templates.expect'), view.expect],
          [t('ui.templates.if_not'), view.if_not],
          [t('ui.templates.warning'), view.warning],
          [t('ui.templates.undo'), view.no_undo ? t('ui.templates.no_undo') : view.undo],
          [t('ui.templates.checkpoint'), view.checkpoint && t('ui.templates.checkpoint_hint')],
        ]}
      />
      <h3 className="sec">{t('ui.templates.fields')}</h3>
      <ul className="t13 stack g4">
        {view.form.map(({ id, label, label_key, required, sensitive }) => (
          <li key={id} className="row g8 wrap">
            <span>{label || (label_key ? say({ key: label_key }) : id)}</span>
            {required && <span className="c3">{t('ui.field.required')}</span>}
            {sensitive && <Tag>{t('ui.templates.sensitive')}</Tag>}
          </li>
        ))}
      </ul>
    </div>
  );
}
