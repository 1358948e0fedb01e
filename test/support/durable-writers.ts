import { ALL_CONTACTS } from '../../src/domain/contacts/address-book.ts';
import { EMPTY_CONTACT, OWN } from '../../src/domain/contacts/contact.ts';
import type { Contact } from '../../src/domain/contacts/contact.ts';
import { NO_PLAN } from '../../src/domain/contacts/no-plan.ts';
import { packContact } from '../../src/domain/contacts/packed-contact.ts';
import { signal } from '../../src/lib/signals.ts';
import { StoredAccounts } from '../../src/services/accounts/stored-accounts.ts';
import { BookHost } from '../../src/services/contacts/book-host.ts';
import { HistoryBackup } from '../../src/services/history/history-backup.ts';
import { StoredHistory } from '../../src/services/history/stored-history.ts';
import { StoredSettings } from '../../src/services/settings/stored-settings.ts';
import { StoredData } from '../../src/services/storage/stored-data.ts';
import { fakeProfile } from '../fakes/fake-stores.ts';
import { entry } from './backup-entry.ts';
import { PapaCsvWriter } from '../../src/services/csv/papa-csv-writer.ts';

/**
 * Something that a person changes again and again: the change number `n` is made by `write`, which resolves when the
 * service says that it is durable. `read` tells the number of the last change there is. It throws when there is half of
 * one. Who stores something of its own adds a writer.
 */
interface Writer {
  readonly name: string;
  write(n: number): Promise<void>;
  read(): Promise<number>;
}

/** What runs in the page; `acknowledged` and the rest come from the test. */
declare global {
  interface Window {
    durable: {
      read(): Promise<Record<string, number>>;
      /** Never ends: the browser is killed meanwhile. */
      write(after: Record<string, number>): void;
    };
    issued(name: string, n: number): Promise<void>;
    acknowledged(name: string, n: number): Promise<void>;
  }
}

/** Calls that are put back as one. */
const RESTORED = 120;
/** Contacts that are imported as one: more than a record holds. */
const IMPORTED = 1500;

function one(numbers: readonly number[], what: string): number {
  const found = new Set(numbers);
  if (found.size > 1) throw new Error(`${what}: half of a change, ${[...found].join(' and ')}`);
  return numbers[0] ?? 0;
}

/** Settings that change together. */
function settingsWriter(settings: StoredSettings): Writer {
  return {
    name: 'settings',
    write: (n) => settings.apply({ historyLimit: n, barredPrefixes: String(n) }),
    read: () => {
      const { historyLimit, barredPrefixes } = settings.values.value;
      return Promise.resolve(
        barredPrefixes === '' ? 0 : one([historyLimit, Number(barredPrefixes)], 'settings'),
      );
    },
  };
}

/** The comment of a call, changed over and over. */
function commentWriter(history: StoredHistory): Writer {
  const guid = 'call-with-comment';
  const find = async (): Promise<string | undefined> =>
    (await history.all()).find((call) => call.guid === guid)?.comment;
  return {
    name: 'comment',
    write: async (n) => {
      if ((await find()) === undefined) await history.put(entry(guid));
      await history.setComment(guid, String(n));
    },
    read: async () => Number((await find()) ?? 0),
  };
}

/** One call after the other, each missed and counted as such: none may be lost, and none is uncounted. */
function callWriter(history: StoredHistory): Writer {
  const prefix = 'missed-';
  return {
    name: 'calls',
    write: async (n) => {
      const { endedAt, ...running } = entry(`${prefix}${String(n)}`, { startedAt: 5000 + n });
      await history.put(running);
      await history.put({ ...running, endedAt: 5000 + n + (endedAt ?? 0), unseen: true });
    },
    read: async () => {
      const all = await history.all();
      const ended = all.filter((call) => call.guid.startsWith(prefix) && call.endedAt !== undefined);
      const numbers = ended.map(({ guid }) => Number(guid.slice(prefix.length)));
      const last = Math.max(0, ...numbers);
      if (new Set(numbers).size !== numbers.length) throw new Error('calls: one is there twice');
      if (ended.length !== last) throw new Error(`calls: ${String(ended.length)} of ${String(last)}`);
      if (Math.min(last, 999) !== history.unseen.value)
        throw new Error(`calls: ${String(last)} missed, ${String(history.unseen.value)} counted`);
      return last;
    },
  };
}

/** An account and its sealed password, which are two records. */
function accountWriter(accounts: StoredAccounts): Writer {
  const id = 'line-1';
  return {
    name: 'account',
    write: async (n) => {
      await accounts.save(fakeProfile({ id, label: String(n), enabled: false }), String(n));
    },
    read: async () => {
      const label = accounts.profiles.value.find((profile) => profile.id === id)?.label;
      return label === undefined ? 0 : one([Number(label), Number(await accounts.password(id))], 'account');
    },
  };
}

/** A backup that is put back: many records at once. */
function restoreWriter(data: StoredData): Writer {
  const area = new HistoryBackup(data.store, data);
  const prefix = 'restored-';
  return {
    name: 'restore',
    write: async (n) => {
      const calls = Array.from({ length: RESTORED }, (_, index) => {
        const guid = prefix + String(index);
        return { key: guid, value: entry(guid, { comment: String(n), endedAt: 10 + index }) };
      });
      await area.restore(
        { records: calls, mode: 'merge', secrets: {} },
        { others: [], write: (entries) => data.store.setMany(entries) },
      );
    },
    read: async () => {
      const calls = (await area.records()).filter(({ key }) => key.startsWith(prefix));
      if (calls.length > 0 && calls.length !== RESTORED)
        throw new Error(`restore: ${String(calls.length)} calls`);
      return one(
        calls.map(({ value }) => Number((value as { comment: string }).comment)),
        'restore',
      );
    },
  };
}

/** A contact, written anew with each change: its fields are of one change. */
function contactWriter({ book }: BookHost): Writer {
  const find = async (): Promise<Contact | undefined> => {
    const rows = await book.rows({ ...ALL_CONTACTS, source: OWN }, 0, 10);
    if (rows.length > 1) throw new Error('contact: it is there twice');
    return rows[0]?.contact;
  };
  return {
    name: 'contact',
    write: async (n) => {
      await book.save({ ...EMPTY_CONTACT, firstName: String(n), notes: String(n) }, (await find())?.id);
    },
    read: async () => {
      const contact = await find();
      return contact === undefined ? 0 : one([Number(contact.firstName), Number(contact.notes)], 'contact');
    },
  };
}

/** An import that changes every contact of its source, and with it a group. */
function importWriter({ book, sources }: BookHost): Writer {
  const source = 'csv-1';
  return {
    name: 'import',
    write: async (n) => {
      const rows = Array.from({ length: IMPORTED }, (_, index) => {
        const data = { ...EMPTY_CONTACT, firstName: String(n), groups: ['Team'] };
        return packContact(`${source}/${String(index)}`, '', data);
      });
      await sources.replace({ source, origin: 'csv', name: String(n) }, { rows, removal: 'delete' });
    },
    read: async () => {
      const contacts = (await book.rows({ ...ALL_CONTACTS, source }, 0, 2 * IMPORTED)).map(
        ({ contact }) => contact,
      );
      if (contacts.length > 0 && contacts.length !== IMPORTED)
        throw new Error(`import: ${String(contacts.length)} contacts`);
      return one(
        contacts.map(({ firstName }) => Number(firstName)),
        'import',
      );
    },
  };
}

async function open(): Promise<readonly Writer[]> {
  const data = await StoredData.open();
  if (data.problem.value !== undefined)
    throw new Error(`at the start: ${JSON.stringify(data.problem.value)}`);
  const [settings, accounts, history] = await Promise.all([
    StoredSettings.open(data.store, data),
    StoredAccounts.open(data.store, data),
    StoredHistory.open(data.store, data, signal(100_000)),
  ]);
  await history.closeInterrupted(4000);
  const unchanged = (picture: Blob): Promise<Blob> => Promise.resolve(picture);
  const host = new BookHost(
    {
      store: data.store,
      quarantine: data,
      lock: 'offhook-contacts',
      encodePicture: unchanged,
      acceptPicture: unchanged,
      csv: () => Promise.resolve(new PapaCsvWriter()),
      planOf: () => Promise.resolve(NO_PLAN),
    },
    { country: '', exchanges: [] },
  );
  const writers = [
    settingsWriter(settings),
    commentWriter(history),
    callWriter(history),
    accountWriter(accounts),
    restoreWriter(data),
    contactWriter(host),
    importWriter(host),
  ];
  const guarded = data.problem;
  return writers.map((writer) => ({
    ...writer,
    read: async () => {
      const last = await writer.read();
      if (guarded.value !== undefined) throw new Error(`damaged: ${JSON.stringify(guarded.value)}`);
      return last;
    },
  }));
}

async function writeOn(writer: Writer, after: number): Promise<void> {
  for (let n = after + 1; ; n++) {
    await window.issued(writer.name, n);
    await writer.write(n);
    await window.acknowledged(writer.name, n);
  }
}

const opening = open();
window.durable = {
  read: async () => {
    const last: Record<string, number> = {};
    for (const writer of await opening) last[writer.name] = await writer.read();
    return last;
  },
  write: (after) => {
    void opening.then((writers) =>
      Promise.all(writers.map((writer) => writeOn(writer, after[writer.name] ?? 0))),
    );
  },
};
