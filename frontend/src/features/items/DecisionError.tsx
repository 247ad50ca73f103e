import type { AppError } from '@/api/call';
import { say } from '@/i18n/i18n';
import { Note } from '@/ui/Note';

/** Why a decision was refused; where others changed the content meanwhile, what is another by now. */
export function DecisionError({ error }: { error: AppError }) {
  const shown = Object.entries(error.fields).filter(([name]) => name !== 'remark' && name !== 'alone');
  return (
    <div role="alert">
      <Note tone="fail" title={error.message}>
        {shown.length > 0 && (
          <ul>
            {shown.map(([name, problem]) => (
              <li key={name}>{say(named(problem))}</li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  );
}

/** A part of the content has its label as a text or as a key. */
function named(problem: { key: string; params?: Record<string, string> }) {
  const { params = {} } = problem;
  if (params.label || !params.label_key) return problem;
  return { ...problem, params: { ...params, label: say({ key: params.label_key }) } };
}
