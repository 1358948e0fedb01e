import { expect } from '@open-wc/testing';
import { APP0, SOI, drawn, frame, segment } from '../../../test/support/jpeg-bytes.ts';
import { PICTURE_BOUNDS } from '../../domain/contacts/picture-bounds.ts';
import { isAppError } from '../../lib/app-error.ts';
import { jpegSize } from '../../lib/small-jpeg.ts';
import { acceptPicture, encodePicture } from './jpeg.ts';

async function refusal(work: Promise<Blob>): Promise<string | undefined> {
  try {
    await work;
  } catch (error) {
    if (isAppError(error, 'contact/no-picture')) return error.detail;
    throw error;
  }
  return undefined;
}

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
    const side = Math.ceil(Math.sqrt(PICTURE_BOUNDS.pixels)) + 1;
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
