import { expect } from '@open-wc/testing';
import { RecordLists } from './record-lists.ts';

function listsOf(text: string, size = text.length): readonly string[] {
  const found = new RecordLists();
  for (let at = 0; at < text.length; at += size) found.push(text.slice(at, at + size));
  return found.lists;
}

describe('lists of objects', () => {
  for (const [text, expected] of [
    ['{"contacts":[{"id":1},{"id":2}]}', ['contacts']],
    [' { "meta" : {"n":[1,2]}, "data" : { "people" : [ {"tags":[{}]} ] }, "x":[{}] } ', ['data/people', 'x']],
    ['{"a\\"[":[{}],"b":"[{","c":["[{"],"d":[[{}]],"e":[]}', ['a"[', 'e']],
    ['{"a":1,"b":[null,{}],"c":{"d":[{}]},"\\u00fc":[{"x":"}]"}]}', ['c/d', 'ü']],
    // What a path cannot say.
    ['{"a/b":[{}],"a/b2":{"c":[{}]}," ":[{}]}', []],
    // These are records themselves.
    ['[{"a":[{}]}]', []],
    ['{"a":[{}]}\n{"a":[{}]}', []],
    ['"text"', []],
    ['', []],
  ] as const) {
    it(`of ${text}`, () => {
      for (const size of [text.length + 1, 1, 3]) expect(listsOf(text, size)).to.deep.equal(expected);
    });
  }

  it('are looked for in so many levels, and named up to so many', () => {
    const nested = `${'{"a":'.repeat(20)}[{}]${'}'.repeat(20)}`;
    expect(listsOf(nested)).to.deep.equal([]);
    const many = `{${Array.from({ length: 50 }, (_, at) => `"l${at}":[{}]`).join()}}`;
    expect(listsOf(many)).to.have.length(20);
  });
});
