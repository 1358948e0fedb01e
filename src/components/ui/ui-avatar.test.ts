import { expect, fixture, html } from '@open-wc/testing';
import './ui-avatar.ts';
import type { UiAvatar } from './ui-avatar.ts';

const disc = (element: UiAvatar): HTMLElement => element.shadowRoot!.querySelector('.avatar')!;

describe('ui-avatar', () => {
  for (const [name, initials] of [
    ['Miriam Scholz', 'MS'],
    ['Anna Maria van der Berg', 'AB'],
    ['Fatma Yıldız', 'FY'],
    ['ops', 'O'],
    ['Practice 103', '03'],
    ['Room 7', 'R'],
    ['𝒜lice Bob', '𝒜B'],
    ['+49 30 1234', ''],
    ['', ''],
  ] as const) {
    it(`"${name}" → "${initials}"`, async () => {
      const element = await fixture<UiAvatar>(html`<ui-avatar name=${name}></ui-avatar>`);
      expect(disc(element).dataset.initials).to.equal(initials);
      expect(disc(element).querySelector('.icon') !== null).to.equal(initials === '');
    });
  }

  it('has the same tint for a name each time and grey for a number', async () => {
    const hue = async (name: string): Promise<string | undefined> =>
      disc(await fixture<UiAvatar>(html`<ui-avatar name=${name}></ui-avatar>`)).dataset.hue;
    expect(await hue('Anna Kowalczyk')).to.equal(await hue('Anna Kowalczyk'));
    expect(await hue('100')).to.equal('0');
    const element = await fixture<UiAvatar>(html`<ui-avatar name="A B" size="l"></ui-avatar>`);
    await expect(element).to.be.accessible();
  });
});
