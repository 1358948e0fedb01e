import { expect } from '@open-wc/testing';
import { EMPTY_CONTACT, OWN } from '../../src/domain/contacts/contact.ts';
import type { Contact } from '../../src/domain/contacts/contact.ts';
import { packContact } from '../../src/domain/contacts/packed-contact.ts';
import type { SourceContent, SourceWriter } from '../../src/domain/contacts/source-writer.ts';
import { isAbort } from '../../src/lib/app-error.ts';
import { failure } from '../support/import-stage.ts';

/** An implementation under test, empty. */
export interface WriterUnderTest {
  readonly writer: SourceWriter;
  contacts(): Promise<readonly Contact[]>;
  close(): void;
}

const row = (id: string, firstName = id, photo = ''): string =>
  packContact(`staff/${id}`, photo, { ...EMPTY_CONTACT, firstName, groups: ['Team'] });

/** What every writer of sources keeps to. */
export function sourceWriterContract(name: string, open: () => Promise<WriterUnderTest>): void {
  describe(`the writer of sources: ${name}`, () => {
    let under: WriterUnderTest;
    let writer: SourceWriter;

    beforeEach(async () => {
      under = await open();
      ({ writer } = under);
    });

    afterEach(() => {
      under.close();
    });

    const replace = (removal: SourceContent['removal'], ...rows: readonly string[]) =>
      writer.replace({ source: 'staff', origin: 'csv', name: 'Staff' }, { rows, removal });
    /** Names, those marked as gone with a †. */
    const shown = async (source = 'staff'): Promise<readonly string[]> =>
      (await under.contacts())
        .filter((contact) => contact.source === source)
        .map(({ firstName, gone }) => `${firstName}${gone ? '†' : ''}`)
        .sort();

    it('counts what came, changed and stayed, and takes the first of two rows with one id', async () => {
      expect(await replace('keep', row('a'), row('b'), row('b', 'twice'))).to.deep.equal({
        added: 2,
        changed: 0,
        unchanged: 0,
        missing: 0,
      });
      expect(await replace('keep', row('a', 'changed'), row('b'), row('c'))).to.deep.equal({
        added: 1,
        changed: 1,
        unchanged: 1,
        missing: 0,
      });
      expect(await shown()).to.deep.equal(['b', 'c', 'changed']);
    });

    for (const [removal, left] of [
      ['keep', ['a', 'b']],
      ['ask', ['a', 'b']],
      ['mark', ['a', 'b†']],
      ['delete', ['a']],
    ] as const)
      it(`does with what is missing as told: ${removal}`, async () => {
        await replace('keep', row('a'), row('b'));
        expect(await replace(removal, row('a'))).to.include({ unchanged: 1, missing: 1 });
        expect(await shown()).to.deep.equal(left);
        expect(await writer.missing('staff')).to.equal(removal === 'ask' ? 1 : 0);
      });

    it('leaves a contact as it is that the source names without saying what it is', async () => {
      await replace('keep', row('a'), row('b'), row('c'));
      const content = { rows: [row('a')], named: new Set(['staff/b']), removal: 'delete' } as const;
      const outcome = await writer.replace({ source: 'staff', origin: 'csv', name: 'Staff' }, content);
      expect(outcome).to.include({ added: 0, changed: 0, unchanged: 1, missing: 1 });
      expect(await shown()).to.deep.equal(['a', 'b']);
    });

    it('leaves the mark of an earlier run, until the source names the contact again', async () => {
      await replace('keep', row('a'), row('b'));
      await replace('mark', row('a'));
      await replace('keep', row('a'));
      expect(await shown()).to.deep.equal(['a', 'b†']);
      await replace('ask', row('a'));
      await writer.settleMissing('staff', 'keep');
      expect(await shown()).to.deep.equal(['a', 'b†']);
      expect(await replace('keep', row('a'), row('b'))).to.include({ changed: 1, unchanged: 1, missing: 0 });
      expect(await shown()).to.deep.equal(['a', 'b']);
    });

    for (const [removal, left] of [
      ['keep', ['a', 'b']],
      ['mark', ['a', 'b†']],
      ['delete', ['a']],
    ] as const)
      it(`settles later what was left to be asked about: ${removal}`, async () => {
        await replace('keep', row('a'), row('b'));
        await replace('ask', row('a'));
        await writer.settleMissing('other', removal);
        expect(await writer.missing('staff')).to.equal(1);
        await writer.settleMissing('staff', removal);
        expect(await shown()).to.deep.equal(left);
        expect(await writer.missing('staff')).to.equal(0);
      });

    it('drops the contacts of one source, and those of no other', async () => {
      await replace('keep', row('a'));
      const other = packContact('b/1', '', { ...EMPTY_CONTACT, firstName: 'other' });
      await writer.replace({ source: 'b', origin: 'json', name: 'B' }, { rows: [other], removal: 'keep' });
      await writer.drop('staff', 'delete');
      expect(await shown()).to.deep.equal([]);
      expect((await under.contacts()).map(({ source, origin }) => `${source} ${origin}`)).to.deep.equal([
        'b json',
      ]);
      await writer.drop('staff', 'delete');
      expect(await shown('b')).to.deep.equal(['other']);
    });

    it('makes own contacts of those that are kept, without mark and groups of the source', async () => {
      await replace('keep', row('a'), row('b'));
      await replace('mark', row('a'));
      await writer.drop('staff', 'keep');
      expect(await shown()).to.deep.equal([]);
      expect(await shown(OWN)).to.deep.equal(['a', 'b']);
      for (const { id, origin, groups } of await under.contacts()) {
        expect(id).not.to.include('/');
        expect(origin).to.equal('own');
        expect(groups).to.deep.equal([]);
      }
      expect(await replace('keep', row('a'))).to.include({ added: 1 });
    });

    it('forgets with a source what was to be asked about it', async () => {
      await replace('keep', row('a'), row('b'));
      await replace('ask', row('a'));
      await writer.drop('staff', 'delete');
      expect(await writer.missing('staff')).to.equal(0);
    });

    it('drops no own contacts', async () => {
      expect(await failure(writer.drop(OWN, 'delete'))).to.be.instanceOf(TypeError);
    });

    it('takes nothing when it is given up', async () => {
      await replace('keep', row('a'));
      const content = { rows: [row('b')], removal: 'delete', signal: AbortSignal.abort() } as const;
      const error = await failure(writer.replace({ source: 'staff', origin: 'csv', name: 'Staff' }, content));
      expect(isAbort(error)).to.equal(true);
      expect(await shown()).to.deep.equal(['a']);
    });

    it('knows which photos are stored', async () => {
      const photos = new Map([['p1', new Blob(['jpeg'])]]);
      await writer.replace(
        { source: 'staff', origin: 'csv', name: 'Staff' },
        { rows: [row('a', 'a', 'p1')], photos, removal: 'keep' },
      );
      expect(await writer.storedPhotos(['p1', 'p2'])).to.deep.equal(new Set(['p1']));
    });
  });
}
