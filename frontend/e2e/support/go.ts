import type { Page } from '@playwright/test';
import type { ParamsOf, QueryName, ResultOf } from '../../src/api/door';

/** Calls a method that Go has bound into the page. */
export async function callGo(page: Page, service: string, method: string, ...words: unknown[]): Promise<unknown> {
  return page.evaluate(
    async ([service, method, words]) => {
      const { go } = window as unknown as {
        go: { api: Record<string, Record<string, (...words: unknown[]) => unknown>> };
      };
      try {
        return await go.api[service]?.[method]?.(...words);
      } catch (refusal) {
        throw new Error(`${service}.${method}: ${JSON.stringify(refusal)}`);
      }
    },
    [service, method, words] as const,
  );
}

/** Asks a query as the person who is signed in, to learn ids and addresses. */
export async function ask<N extends QueryName>(page: Page, name: N, params: ParamsOf<N>): Promise<ResultOf<N>> {
  return JSON.parse(String(await callGo(page, 'Door', 'Get', name, JSON.stringify(params)))) as ResultOf<N>;
}
