import { expect } from '@open-wc/testing';
import { CSV_SOURCE, MANUAL_CSV } from '../../../test/support/import-files.ts';
import { code, counts, failure, importStage } from '../../../test/support/import-stage.ts';
import type { ImportProgress } from '../../domain/import/import-run.ts';
import { AppError, isAbort } from '../../lib/app-error.ts';

describe('import that does not end', () => {
  const MANY = `id,cn,sn,title,phone1,groups\n${Array.from({ length: 100_000 }, (_, at) => `${at},A,B,C,${at},"x,y"\n`).join('')}`;

  it('tells how far it is, and ends with storing', async () => {
    const { run } = importStage();
    const states: (ImportProgress & { readonly at: number })[] = [];
    await run(CSV_SOURCE, MANY, { progress: (state) => states.push({ ...state, at: performance.now() }) });
    expect(states.length).to.be.at.least(2);
    expect(states[0]).to.include({ phase: 'reading', totalBytes: MANY.length });
    expect(states.at(-1)).to.include({ phase: 'storing', bytes: MANY.length, records: 100_000 });
    const reading = states.slice(0, -1).map(({ at }) => at);
    for (const [index, at] of reading.slice(1).entries())
      expect(at - (reading[index] ?? 0)).to.be.at.least(99);
  }).timeout(30_000);

  it('can be given up while it reads, and takes nothing', async () => {
    const { run, writer } = importStage();
    await run(CSV_SOURCE, MANUAL_CSV);
    const abort = new AbortController();
    const error = await failure(
      run(CSV_SOURCE, MANY, {
        signal: abort.signal,
        progress: () => {
          abort.abort();
        },
      }),
    );
    expect(isAbort(error)).to.be.true;
    expect(writer.contacts).to.have.length(1);
  });

  it('can be given up before it is stored, and takes nothing', async () => {
    const { run, writer } = importStage();
    const abort = new AbortController();
    writer.before = () => {
      abort.abort();
      return Promise.resolve();
    };
    expect(isAbort(await failure(run(CSV_SOURCE, MANUAL_CSV, { signal: abort.signal })))).to.be.true;
    expect(writer.contacts).to.have.length(0);
  });

  it('takes nothing of a source that is not wanted any more when it is to be stored', async () => {
    const { run, writer, importer } = importStage();
    const phases: string[] = [];
    const error = await failure(
      run(CSV_SOURCE, MANUAL_CSV, {
        progress: ({ phase }) => phases.push(phase),
        wanted: async () => {
          phases.push('asked');
          const locked = await navigator.locks.query();
          expect(locked.held?.map(({ name }) => name)).to.include(`offhook-import/${CSV_SOURCE.id}`);
          return false;
        },
      }),
    );
    expect(isAbort(error)).to.be.true;
    expect(phases.at(-1)).to.equal('asked');
    expect(writer.contacts).to.have.length(0);
    await importer.run(CSV_SOURCE, new Blob([MANUAL_CSV]), { wanted: () => Promise.resolve(true) });
    expect(writer.contacts).to.have.length(1);
  });

  it('takes nothing where the disk is full, and can be tried again', async () => {
    const { run, writer } = importStage();
    writer.failure = new AppError('storage/full');
    expect(await code(run(CSV_SOURCE, MANUAL_CSV))).to.equal('storage/full');
    expect(writer.contacts).to.have.length(0);
    expect(counts(await run(CSV_SOURCE, MANUAL_CSV))).to.deep.equal([1, 0, 0, 0, 0, 'none']);
  });

  it('runs once at a time for a source, whoever begins it, and for others beside it', async () => {
    const [one, other] = [importStage(), importStage()];
    const gate = Promise.withResolvers<undefined>();
    one.writer.before = () => gate.promise;
    const first = one.run(CSV_SOURCE, MANUAL_CSV);
    expect(await code(other.run(CSV_SOURCE, MANUAL_CSV))).to.equal('import/running');
    await other.run({ ...CSV_SOURCE, id: 'source-2' }, MANUAL_CSV);
    const dropped = one.importer.dropSource('source-1', 'delete');
    gate.resolve(undefined);
    await first;
    await dropped;
    expect(one.writer.contacts).to.have.length(0);
  });
});
