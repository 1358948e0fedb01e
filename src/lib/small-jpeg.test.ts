import { expect } from '@open-wc/testing';
import { APP0, SOI, drawn, frame, segment } from '../../test/support/jpeg-bytes.ts';
import { jpegSize } from './small-jpeg.ts';

const size = (...parts: readonly (readonly number[])[]): ReturnType<typeof jpegSize> =>
  jpegSize(Uint8Array.from([...SOI, ...parts.flat()]));

describe('jpegSize', () => {
  it('reads the frame header, behind other segments and fill bytes', () => {
    expect(size(frame(640, 480))).to.deep.equal({ width: 640, height: 480 });
    expect(size(APP0, segment(0xfe, [1, 2, 3]), frame(7, 9))).to.deep.equal({ width: 7, height: 9 });
    // Any marker may have fill bytes before it (B.1.1.2).
    expect(size(APP0, [0xff, 0xff, 0xff], frame(7, 9))).to.deep.equal({ width: 7, height: 9 });
    expect(size(segment(0xe0, []), frame(7, 9))).to.deep.equal({ width: 7, height: 9 });
  });

  it('knows every frame: baseline, extended, progressive, lossless, differential, arithmetic', () => {
    for (const marker of [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
      expect(size(frame(3, 4, marker)), marker.toString(16)).to.deep.equal({ width: 3, height: 4 });
  });

  it('takes tables that share the range of markers for no frame', () => {
    for (const marker of [0xc4, 0xc8, 0xcc]) {
      expect(size(frame(9999, 9999, marker), frame(3, 4)), marker.toString(16)).to.deep.equal({
        width: 3,
        height: 4,
      });
      expect(size(frame(9999, 9999, marker)), marker.toString(16)).to.equal(undefined);
    }
  });

  it('takes nothing within a segment for a frame: a preview has its own', () => {
    const preview = [...SOI, ...frame(160, 120)];
    expect(size(segment(0xe1, preview), frame(4000, 3000))).to.deep.equal({ width: 4000, height: 3000 });
    expect(size(segment(0xe1, preview))).to.equal(undefined);
  });

  it('reads the largest size there is', () => {
    expect(size(frame(65_535, 65_535))).to.deep.equal({ width: 65_535, height: 65_535 });
  });

  it('refuses a side of nothing: the height of a DNL segment is not looked for', () => {
    expect(size(frame(0, 10))).to.equal(undefined);
    expect(size(frame(10, 0))).to.equal(undefined);
    expect(size(frame(0, 0))).to.equal(undefined);
  });

  it('never reads a size of a header that is cut off, wherever', () => {
    const whole = Uint8Array.from([...SOI, ...APP0, ...frame(640, 480)]);
    const sizeAt = SOI.length + APP0.length + 9;
    for (let length = 0; length <= whole.length; length++) {
      const found = jpegSize(whole.subarray(0, length));
      if (found !== undefined) expect(found).to.deep.equal({ width: 640, height: 480 });
      if (length < sizeAt) expect(found, `${length} bytes`).to.equal(undefined);
    }
    expect(jpegSize(whole)).to.deep.equal({ width: 640, height: 480 });
  });

  it('refuses segments whose length is wrong', () => {
    const body = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const says of [0, 1])
      expect(size(segment(0xe0, body, says), frame(7, 9)), `${says}`).to.equal(undefined);
    // Too short: the next marker is not where it should be. Too long: beyond the end, or beyond the frame.
    for (const says of [2, 6, 11, 40, 65_535])
      expect(size(segment(0xe0, body, says), frame(7, 9)), `${says}`).to.equal(undefined);
  });

  it('refuses an image that begins without a frame, and one that is only tables', () => {
    expect(size(APP0, segment(0xda, [1, 1, 0, 0, 63, 0]), frame(7, 9))).to.equal(undefined);
    expect(
      size(APP0, segment(0xdb, Array<number>(65).fill(1)), [0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0]),
    ).to.equal(undefined);
    expect(size(APP0)).to.equal(undefined);
  });

  it('refuses what only looks like a JPEG', () => {
    for (const [name, bytes] of [
      ['nothing', []],
      ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]],
      ['a GIF', [...new TextEncoder().encode('GIF89a'), 1, 0, 1, 0, 0, 0, 0, 0, 0]],
      ['a marker of the beginning alone', [...SOI, 0xff]],
      ['a marker that is none', [...SOI, 0x00, 0xc0, ...frame(7, 9)]],
      ['text behind the beginning', [...SOI, ...new TextEncoder().encode('<svg onload=alert(1)>')]],
      ['half a marker of the beginning', [0xff, 0xd9, ...frame(7, 9)]],
      ['fill bytes without end', [...SOI, ...Array<number>(1000).fill(0xff)]],
    ] as const)
      expect(jpegSize(Uint8Array.from(bytes)), name).to.equal(undefined);
  });

  it('agrees with the browser about a real picture', async () => {
    for (const [width, height] of [
      [1, 1],
      [300, 7],
      [17, 1000],
    ] as const)
      // prettier-ignore
      expect(jpegSize(await drawn(width, height))).to.deep.equal({ width, height });
  });
});
