import { expect } from '@open-wc/testing';
import { jumpSpots } from './jump-spots.ts';

const alphabet = (count: number): { letter: string; index: number }[] =>
  Array.from({ length: count }, (_, index) => ({
    letter: String.fromCharCode(65 + index),
    index: index * 10,
  }));
const words = (count: number, places: number): string =>
  jumpSpots(alphabet(count), places)
    .map((spot) => spot.map(({ letter }) => letter).join(''))
    .join(' ');

describe('jumpSpots', () => {
  it('shows each letter where there is room', () => {
    expect(words(5, 5)).to.equal('A B C D E');
    expect(words(4, 9)).to.equal('A B C D');
  });

  it('puts letters behind dots, evenly', () => {
    expect(words(5, 4)).to.equal('A BC D E');
    expect(words(9, 7)).to.equal('A BC D E FG H I');
    expect(words(26, 8)).to.equal('A BCDEFGH I JKLMNOP Q RSTUVWX Y Z');
  });

  it('loses no letter, needs no more than the places, and begins and ends with a letter', () => {
    for (let count = 3; count <= 40; count++)
      for (let places = 3; places <= 42; places++) {
        const spots = jumpSpots(alphabet(count), places);
        const name = `${count} in ${places}`;
        expect(spots.flat(), name).to.deep.equal(alphabet(count));
        expect(spots.length, name).to.be.at.most(Math.min(places, count));
        expect([spots[0]?.length, spots.at(-1)?.length], name).to.deep.equal([1, 1]);
      }
  });
});
