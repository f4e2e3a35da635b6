import { describe, expect, it } from 'vitest';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-code.js';

const ACCOUNT = '0198c1f0-0003-7000-8000-000000000001';
const OTHER = '0198c1f0-0003-7000-8000-000000000002';

describe('recovery codes', () => {
  it('are ten different ones that can be read off paper', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it('are known again however they are typed, by their own account only', () => {
    const kept = recoveryCodeHash(ACCOUNT, '7k3m-q9xa-01tn-c2vw');
    for (const typed of ['7K3M Q9XA O1TN C2VW', '7k3mq9xaoltnc2vw', ' 7k3m—q9xa—01tn—c2vw ', '７k3m-q9xa-0itn-c2vw']) {
      expect(recoveryCodeHash(ACCOUNT, typed)).toEqual(kept);
    }
    expect(recoveryCodeHash(ACCOUNT, '7k3m-q9xa-01tn-c2vx')).not.toEqual(kept);
    expect(recoveryCodeHash(OTHER, '7k3m-q9xa-01tn-c2vw')).not.toEqual(kept);
  });
});
