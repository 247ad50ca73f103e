import { expect, test } from 'vitest';
import { placeAddress, readPlaceAddress } from './placeAddress';

const fingerprint = '21B6-NJ04-3TRA-ZS1X';

test.each(['/', '/p/CRM', '/p/CRM/d/01a2/runbook?step=01b3&find=a%20b'])(
  'an address of %s leads back there',
  (path) => {
    expect(readPlaceAddress(placeAddress({ fingerprint, path }))).toEqual({ fingerprint, path });
  },
);

test('an address that lost its capitals is understood', () => {
  expect(readPlaceAddress('RENOGEN://21b6-nj04-3tra-zs1x/p/CRM')).toEqual({ fingerprint, path: '/p/CRM' });
});

test.each(['', 'renogen://', 'renogen:///p/CRM', 'renogen://a b/p', 'https://21B6/p', '/srv/a.renogen'])(
  '%s is none',
  (text) => {
    expect(readPlaceAddress(text)).toBeNull();
  },
);
