import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { PhotoChoice } from './photo-choice.ts';

class PhotoProbe extends LitElement {
  readonly photo = new PhotoChoice(this);
}
customElements.define('photo-probe', PhotoProbe);

async function drawn(): Promise<File> {
  const canvas = new OffscreenCanvas(30, 30);
  canvas.getContext('2d')?.fillRect(0, 0, 30, 30);
  return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], 'me.jpg');
}

describe('the choice of a photo', () => {
  const real: unknown = Reflect.get(OffscreenCanvas.prototype, 'convertToBlob');
  const restore = (): void => {
    Reflect.set(OffscreenCanvas.prototype, 'convertToBlob', real);
  };
  afterEach(restore);

  it('says of a file that is no picture that it is none', async () => {
    const { photo } = new PhotoProbe();
    await photo.choose(new File(['x'], 'me.jpg'));
    expect([photo.refused, photo.picture]).to.deep.equal(['me.jpg', undefined]);
  });

  it('keeps a picture when what is chosen after it is none', async () => {
    const { photo } = new PhotoProbe();
    const file = await drawn();
    await photo.choose(file);
    const { url } = photo;
    await photo.choose(new File(['x'], 'bad.jpg'));
    expect([photo.refused, photo.picture, photo.url]).to.deep.equal(['bad.jpg', file, url]);
    expect((await fetch(url ?? '')).ok).to.equal(true);
    await photo.choose(file);
    expect(photo.refused).to.equal(undefined);
    photo.clear();
  });

  it('fails as something else failed, and does not blame the picture', async () => {
    const { photo } = new PhotoProbe();
    const file = await drawn();
    OffscreenCanvas.prototype.convertToBlob = () => Promise.reject(new TypeError('for the test'));
    const failure = await photo.choose(file).catch((error: unknown) => error);
    expect(String(failure)).to.equal('TypeError: for the test');
    expect([photo.refused, photo.picture]).to.deep.equal([undefined, undefined]);
    restore();
    await photo.choose(file);
    expect(photo.url).to.match(/^blob:/);
    photo.clear();
  });
});
