import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fileDetail, filePlaceOf, mappingDetail, mappingPlaceOf } from './failure-place.ts';

describe('where an import failed', () => {
  it('is read as it was written, whatever an expression holds', () => {
    const place = fc.record({
      field: fc.string(),
      expression: fc.string({ unit: 'binary' }),
      position: fc.nat(),
      code: fc.string(),
    });
    fc.assert(
      fc.property(place, (one) => {
        expect(mappingPlaceOf(mappingDetail(one))).to.deep.equal({ ...one });
      }),
    );
    for (const one of [{ line: 3 }, { line: 1200, column: 10 }])
      expect(filePlaceOf(fileDetail(one))).to.deep.equal(one);
  });

  for (const detail of ['', 'row 3: something', '[1]', '["a",1,"b"]', '{}', 'null', '["a","1","b","c"]'])
    it(`is unknown where ${detail || 'nothing'} is written`, () => {
      expect(mappingPlaceOf(detail)).to.equal(undefined);
      expect(filePlaceOf(detail)).to.equal(undefined);
    });
});
