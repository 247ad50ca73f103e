const beginning = 'H4sI'; // what gzip begins with, in base64; no JSON does

/** Whether this engine can take packed answers: all but the WebKit of macOS before 13.3. */
export const takesPacked = typeof DecompressionStream === 'function';

/** The JSON of an answer, as it is or packed. */
export async function unpacked(answer: string): Promise<unknown> {
  if (!answer.startsWith(beginning)) return JSON.parse(answer);
  const bytes = Uint8Array.from(atob(answer), (letter) => letter.charCodeAt(0));
  const text = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
  return new Response(text).json();
}
