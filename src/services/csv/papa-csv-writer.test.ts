import { expect } from '@open-wc/testing';
import { PapaCsvWriter } from './papa-csv-writer.ts';

const cells: readonly (readonly [cell: string, written: string])[] = [
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "yes"', '"say ""yes"""'],
  ['two\nlines', '"two\nlines"'],
  [' blank first', '" blank first"'],
  ['+49 30 1234567', '+49 30 1234567'],
  ['+493012345', '+493012345'],
  ['-5', '-5'],
  ['=1+2', `"'=1+2"`],
  ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
  ['+1+2', `"'+1+2"`],
  ['+cmd|calc', `"'+cmd|calc"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
];

describe('CSV', () => {
  for (const [cell, written] of cells) {
    it(`writes ${JSON.stringify(cell)} so that it is read as text`, async () => {
      const text = await new PapaCsvWriter().write([
        ['Name', 'Number'],
        [cell, 'x'],
      ]);
      expect(text).to.equal(`\uFEFFName,Number\r\n${written},x`);
    });
  }
});
