import { expect } from '@open-wc/testing';
import { isAppError } from '../../lib/app-error.ts';
import { MAX_PIXELS, acceptPicture, encodePicture, jpegSize } from './jpeg.ts';

const SOI = [0xff, 0xd8];
const word = (value: number): readonly number[] => [value >> 8, value & 255];
/** A segment whose length says what is so (ITU-T T.81 B.1.1.4), or `says`. */
const segment = (marker: number, body: readonly number[], says = body.length + 2): readonly number[] => [
  0xff,
  marker,
  ...word(says),
  ...body,
];
/** A frame header of one component (B.2.2). */
const frame = (width: number, height: number, marker = 0xc0): readonly number[] =>
  segment(marker, [8, ...word(height), ...word(width), 1, 1, 0x11, 0]);
const APP0 = segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const size = (...parts: readonly (readonly number[])[]): ReturnType<typeof jpegSize> =>
  jpegSize(Uint8Array.from([...SOI, ...parts.flat()]));

async function drawn(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.fillRect(0, 0, width / 2, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
  return new Uint8Array(await blob.arrayBuffer());
}

async function refusal(work: Promise<Blob>): Promise<string | undefined> {
  try {
    await work;
  } catch (error) {
    if (isAppError(error, 'contact/no-picture')) return error.detail;
    throw error;
  }
  return undefined;
}

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

describe('the picture of a contact', () => {
  it('loses what stands behind the picture and before it', async () => {
    const picture = await drawn(20, 10);
    const secret = new TextEncoder().encode('<script>secret</script>');
    const comment = Uint8Array.from(segment(0xfe, [...secret]));
    const dressed = new Blob([picture.subarray(0, 2), comment, picture.subarray(2), secret]);
    const encoded = new Uint8Array(await (await encodePicture(dressed)).arrayBuffer());
    expect(jpegSize(encoded)).to.deep.equal({ width: 20, height: 10 });
    expect(new TextDecoder('latin1').decode(encoded)).not.to.contain('secret');
  });

  it('is made smaller, and never nothing', async () => {
    const encoded = await encodePicture(new Blob([await drawn(2000, 2)]));
    expect(jpegSize(new Uint8Array(await encoded.arrayBuffer()))).to.deep.equal({ width: 256, height: 1 });
  });

  it('is not decoded when its header promises too many pixels, or none, or when it is only a header', async () => {
    const blob = (...parts: readonly (readonly number[])[]): Blob =>
      new Blob([Uint8Array.from([...SOI, ...parts.flat()])]);
    expect(await refusal(encodePicture(blob(frame(65_535, 65_535))))).to.equal('65535 × 65535 pixels');
    const side = Math.ceil(Math.sqrt(MAX_PIXELS)) + 1;
    expect(await refusal(encodePicture(blob(frame(side, side))))).to.equal(`${side} × ${side} pixels`);
    expect(await refusal(encodePicture(blob(frame(0, 10))))).to.equal('no JPEG');
    expect(await refusal(encodePicture(blob(APP0, frame(8, 8))))).to.equal('cannot be decoded');
    const large = new Blob([await drawn(8, 8), new Uint8Array(31 * 1024 * 1024)]);
    expect(await refusal(encodePicture(large))).to.equal('too large');
  });

  it('whose frame stands behind more metadata than is looked at is refused', async () => {
    const picture = await drawn(8, 8);
    const filler = Uint8Array.from(segment(0xe2, Array<number>(65_000).fill(0)));
    const behind = (times: number): Blob =>
      new Blob([picture.subarray(0, 2), ...Array<typeof filler>(times).fill(filler), picture.subarray(2)]);
    expect(await refusal(encodePicture(behind(7)))).to.equal(undefined);
    expect(await refusal(encodePicture(behind(9)))).to.equal('no JPEG');
  });

  it('of a backup keeps its bytes when it is small, and is encoded anew when it is not', async () => {
    const small = new Blob([await drawn(256, 256)]);
    expect(await acceptPicture(small)).to.equal(small);
    const noise = new ImageData(300, 300);
    for (let start = 0; start < noise.data.length; start += 60_000)
      crypto.getRandomValues(noise.data.subarray(start, start + 60_000));
    const canvas = new OffscreenCanvas(300, 300);
    canvas.getContext('2d')!.putImageData(noise, 0, 0);
    const stored = await encodePicture(await canvas.convertToBlob({ type: 'image/jpeg' }));
    expect(await acceptPicture(stored)).to.equal(stored);
    const wide = await acceptPicture(new Blob([await drawn(257, 10)]));
    expect(jpegSize(new Uint8Array(await wide.arrayBuffer()))?.width).to.equal(256);
    const heavy = new Blob([await drawn(8, 8), new Uint8Array(201 * 1024)]);
    expect((await acceptPicture(heavy)).size).to.be.lessThan(10_000);
    expect(await refusal(acceptPicture(new Blob(['x'])))).to.equal('no JPEG');
  });

  it('of a backup is decoded, however small it is', async () => {
    const header = new Blob([Uint8Array.from([...SOI, ...APP0, ...frame(8, 8)])]);
    expect(await refusal(acceptPicture(header))).to.equal('cannot be decoded');
    const picture = await drawn(8, 8);
    const start = picture.findIndex((byte, index) => byte === 0xff && picture[index + 1] === 0xda);
    const noImage = new Blob([picture.subarray(0, start), Uint8Array.from([0xff, 0xd9])]);
    expect(await refusal(acceptPicture(noImage))).to.equal('cannot be decoded');
    const half = new Blob([picture.subarray(0, start + 14)]);
    expect(
      await acceptPicture(half).then(
        (taken) => taken === half,
        () => false,
      ),
    ).to.equal(false);
  });

  it('of a backup brings in nothing but the picture: before it, in it or behind it', async () => {
    const picture = await drawn(20, 10);
    const secret = [...new TextEncoder().encode('<script>secret</script>')];
    const insert = (at: number, bytes: readonly number[]): Blob =>
      new Blob([picture.subarray(0, at), Uint8Array.from(bytes), picture.subarray(at)]);
    const end = [0xff, 0xd9];
    for (const [name, dressed] of [
      ['a comment', insert(2, segment(0xfe, secret))],
      ['Exif', insert(2, segment(0xe1, secret))],
      ['more of JFIF than its header', insert(2, segment(0xe0, secret))],
      ['behind the end', insert(picture.length, secret)],
      ['behind the end, as if it were in it', insert(picture.length, [...secret, ...end])],
      ['a second picture', insert(picture.length, [...SOI, ...segment(0xfe, secret), ...end])],
    ] as const) {
      const taken = await acceptPicture(dressed);
      const text = new TextDecoder('latin1').decode(await taken.arrayBuffer());
      expect(text, name).not.to.contain('secret');
      expect(jpegSize(new Uint8Array(await taken.arrayBuffer())), name).to.deep.equal({
        width: 20,
        height: 10,
      });
    }
  });
});
