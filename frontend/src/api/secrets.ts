import { bound } from './bridge';
import { call } from './call';
import type { SecretTag, Value } from './door';

/** Checks and seals what was typed into a sensitive field; what comes back goes into a command. Rejects with AppError. */
export function sealValue(template: string, field: string, text: string): Promise<Value> {
  return call(() => bound().Session.Seal({ template, field, text }));
}

/** What an approval carries so that steps with equal secrets are shared; none where the person cannot open them. */
export function secretTags(item: string): Promise<SecretTag[]> {
  return call(() => bound().Session.Tags(item));
}

/** The opened sensitive values of a step, by id of their value; refused to those who may not see them. */
export function stepSecrets(step: string): Promise<Record<string, string>> {
  return call(() => bound().Session.StepSecrets(step));
}
