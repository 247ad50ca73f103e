import { type Message, say } from '@/i18n/i18n';

export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'busy'
  | 'unavailable'
  | 'internal';

/** Field of the input -> what is wrong with it. */
export type Problems = Record<string, Message>;

/** Every refusal and fault that a call can end with. `message` is the sentence for people. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly key: string;
  readonly params: Record<string, string>;
  readonly fields: Problems;

  constructor(code: ErrorCode, key: string, params: Record<string, string> = {}, fields: Problems = {}) {
    super(say({ key, params }));
    this.name = 'AppError';
    this.code = code;
    this.key = key;
    this.params = params;
    this.fields = fields;
  }
}

interface Envelope {
  code: ErrorCode;
  key: string;
  params?: Record<string, string> | null;
  fields?: Problems | null;
}

function isEnvelope(thrown: unknown): thrown is Envelope {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'key' in thrown;
}

/** Go rejects with our envelope; the bridge itself (arguments that do not parse) with a plain string. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isEnvelope(thrown)) {
    return new AppError(thrown.code, thrown.key, thrown.params ?? {}, thrown.fields ?? {});
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('internal', 'ui.error.bridge', { detail });
}

/** Runs one bound method; whatever goes wrong comes out as AppError. */
export async function call<T>(method: () => Promise<T>): Promise<T> {
  try {
    return await method();
  } catch (thrown) {
    throw toAppError(thrown);
  }
}
