import { expect } from '@open-wc/testing';
import { CSV_SOURCE, JSON_SOURCE, base64 } from '../../../test/support/import-files.ts';
import { counts, failure } from '../../../test/support/import-stage.ts';
import { temporaryBook } from '../../../test/support/temporary-book.ts';
import type { TemporaryBook } from '../../../test/support/temporary-book.ts';
import { ALL_CONTACTS, FAVOURITES } from '../../domain/contacts/address-book.ts';
import { isAbort } from '../../lib/app-error.ts';
import { PapaCsvReader } from '../csv/papa-csv-reader.ts';
import { encodePicture } from '../pictures/jpeg.ts';
import { FileImporter } from './file-importer.ts';

const importerOf = ({ sources: writer }: TemporaryBook, encode = encodePicture): FileImporter =>
  new FileImporter({ writer, csv: new PapaCsvReader(), encodePicture: encode });
const csv = (...rows: readonly string[]): Blob =>
  new Blob(['id,cn,sn,title,phone1,groups\n', ...rows.map((row) => `${row}\n`)]);

async function picture(colour: string): Promise<string> {
  const canvas = new OffscreenCanvas(8, 8);
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 8, 8);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
  return base64(new Uint8Array(await blob.arrayBuffer()));
}

describe('import into the address book', () => {
  let book: TemporaryBook;
  beforeEach(async () => {
    book = await temporaryBook();
  });
  afterEach(() => {
    book.close();
    indexedDB.deleteDatabase(book.database);
  });

  it('leaves what the person made of contacts: stars, groups, blocks', async () => {
    const importer = importerOf(book);
    await importer.run(CSV_SOURCE, csv('1,Ada,Byron,,030 1,Friends', '2,Bea,Cole,,030 2,'));
    const id = 'source-1/1';
    const own = await book.book.createGroup('Mine');
    await book.book.addToGroup(own.id, [id]);
    await book.book.setFavourite([id], true);
    await book.book.setBlocked(['source-1/2'], true);
    const report = await importer.run(CSV_SOURCE, csv('1,Ada,Lovelace,,030 1,friends', '2,Bea,Cole,,030 2,'));
    expect(counts(report)).to.deep.equal([0, 1, 1, 0, 0, 'none']);
    const details = await book.book.details(id);
    expect(details?.contact.lastName).to.equal('Lovelace');
    expect(details?.favourite).to.be.true;
    expect(details?.groups.map(({ name }) => name)).to.have.members(['Friends', 'Mine']);
    expect((await book.book.details('source-1/2'))?.blocked).to.be.true;
  });

  it('creates a group once, whatever the case of its name, and contacts are found at once', async () => {
    await importerOf(book).run(
      CSV_SOURCE,
      csv('1,Ada,Byron,,+49 30 1234567,"Friends,support"', '2,Bea,Cole,,,FRIENDS'),
    );
    const groups = book.host.shelf.summary.value.groups.map(({ name, external, count }) => [
      name.toLowerCase(),
      external,
      count,
    ]);
    expect(groups).to.have.deep.members([['friends', true, 2], ['support', true, 1]]); // prettier-ignore
    const found = await book.book.search('byr', { limit: 5, recent: [], keypad: false });
    expect(found.matches.map(({ contact }) => contact.id)).to.deep.equal(['source-1/1']);
    expect((await book.book.callers(['030 1234567']))[0]?.id).to.equal('source-1/1');
  });

  it('calls a group as the first record spells it', async () => {
    const many = Array.from({ length: 1200 }, (_, at) => `${at},A,B,,,${at === 0 ? 'FRIENDS' : 'friends'}`);
    await importerOf(book).run(CSV_SOURCE, csv(...many, 'x,Ada,Byron,,,Friends'));
    const names = (): readonly string[] => book.shelf.summary.value.groups.map(({ name }) => name);
    expect(names()).to.deep.equal(['FRIENDS']);
    await importerOf(book).run(
      CSV_SOURCE,
      csv('1,Ada,Byron,,,friends', '2,Bea,Cole,,,"Zoo,ZOO"', '3,C,D,,,zoo'),
    );
    expect(names()).to.deep.equal(['FRIENDS', 'Zoo']);
  });

  it('is stored when it says so: another window finds it', async () => {
    await importerOf(book).run(CSV_SOURCE, csv('1,Ada,Byron,,,'));
    const other = await temporaryBook(book.database);
    expect((await other.book.get(['source-1/1']))[0]?.firstName).to.equal('Ada');
    other.close();
  });

  it('leaves what was there when it is given up, and when it fails in the middle', async () => {
    const importer = importerOf(book);
    await importer.run(CSV_SOURCE, csv('1,Ada,Byron,,,'));
    const abort = new AbortController();
    const many = csv(...Array.from({ length: 30_000 }, (_, at) => `${at},Name,Other,Title of some length,,`));
    const progress = (): void => {
      abort.abort();
    };
    expect(isAbort(await failure(importer.run(CSV_SOURCE, many, { signal: abort.signal, progress })))).to.be
      .true;
    expect((await book.book.head(ALL_CONTACTS)).total).to.equal(1);
    expect((await book.book.get(['source-1/1']))[0]?.lastName).to.equal('Byron');
  });

  it('decodes a picture once, and anew when it changes', async () => {
    let encoded = 0;
    const importer = importerOf(book, (blob) => {
      encoded++;
      return encodePicture(blob);
    });
    const file = (jpegPhoto: string): Blob => new Blob([JSON.stringify([{ id: 1, cn: 'Ada', jpegPhoto }])]);
    const [red, blue] = [await picture('red'), await picture('blue')];
    await importer.run(JSON_SOURCE, file(`data:image/jpeg;base64,${red}`));
    expect(counts(await importer.run(JSON_SOURCE, file(`data:image/jpeg;base64,${red}`)))).to.deep.equal([
      0,
      0,
      1,
      0,
      0,
      'none',
    ]);
    expect(encoded).to.equal(1);
    const [contact] = await book.book.get(['source-1/1']);
    expect((await book.book.photo(contact!))?.type).to.equal('image/jpeg');
    expect(counts(await importer.run(JSON_SOURCE, file(blue)))).to.deep.equal([0, 1, 0, 0, 0, 'none']);
    expect(encoded).to.equal(2);
  });

  it('takes the last of two records with one id, with its picture or without', async () => {
    const jpegPhoto = await picture('red');
    const importer = importerOf(book);
    const first = { id: 1, cn: 'First', jpegPhoto };
    await importer.run(JSON_SOURCE, new Blob([JSON.stringify([first, { id: 1, cn: 'Last' }])]));
    expect((await book.book.get(['source-1/1']))[0]).to.include({ firstName: 'Last', photo: '' });
    await importer.run(JSON_SOURCE, new Blob([JSON.stringify([{ id: 1, cn: 'Last' }, first])]));
    const [contact] = await book.book.get(['source-1/1']);
    expect(contact?.firstName).to.equal('First');
    expect(contact?.photo).not.to.equal('');
  });

  it('deletes a source with its stars, or makes own contacts of it', async () => {
    const importer = importerOf(book);
    await importer.run(CSV_SOURCE, csv('1,Ada,Byron,,,'));
    await book.book.setFavourite(['source-1/1'], true);
    await importer.dropSource('source-1', 'keep');
    const [kept] = await book.book.rows({ ...ALL_CONTACTS, group: FAVOURITES }, 0, 5);
    expect(kept?.contact).to.include({ firstName: 'Ada', origin: 'own' });
    await importer.run(CSV_SOURCE, csv('1,Ada,Byron,,,'));
    await importer.dropSource('source-1', 'delete');
    expect((await book.book.head(ALL_CONTACTS)).total).to.equal(1);
  });
});
