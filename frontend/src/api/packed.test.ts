import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { unpacked } from './packed';

const answer = { title: 'Größe 大小', steps: Array.from({ length: 500 }, (_, at) => ({ number: `${at}` })) };

test('an answer is the same, packed or not', async () => {
  const text = JSON.stringify(answer);
  expect(await unpacked(text)).toEqual(answer);
  expect(await unpacked(gzipSync(text).toString('base64'))).toEqual(answer);
});
