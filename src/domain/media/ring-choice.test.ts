import { expect } from '@open-wc/testing';
import { chooseRing } from './ring-choice.ts';

describe('the ring that the caller asks for', () => {
  const table: readonly (readonly [alertInfo: string | undefined, tone: string])[] = [
    [undefined, 'soft'],
    ['', 'soft'],
    ['<urn:alert:source:internal>', 'marimba'],
    ['urn:alert:source:external', 'classic'],
    ['<urn:alert:priority:high>', 'pulse'],
    ['<URN:ALERT:PRIORITY:HIGH@example.com>', 'pulse'],
    ['<urn:alert:source:internal>, <urn:alert:priority:high>', 'pulse'],
    ['<urn:alert:service:normal>', 'soft'],
    ['<http://127.0.0.1/Bellcore-dr2>', 'marimba'],
    ['<http://nohost>;info=alert-internal', 'marimba'],
    ['<http://nohost>;info="alert-external"', 'classic'],
    ['<https://evil.example/loud.wav>', 'soft'],
    ['\u0000<<<', 'soft'],
  ];
  for (const [alertInfo, tone] of table)
    it(`${String(alertInfo)} rings ${tone}`, () => {
      expect(chooseRing(alertInfo, 'soft')).to.equal(tone);
    });
});
