import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { WorkOptions } from '../../domain/contacts/contact-work.ts';
import type { BookHost } from './book-host.ts';
import type { HeldRemoval, RemoteBook } from './worker-api.ts';

/** The address book of the worker for calls from the window; each waits until the worker has been started. */
export function remoteBook(host: () => Promise<BookHost>): RemoteBook {
  const ask =
    <Name extends PlainMethod>(name: Name) =>
    async (...given: Parameters<AddressBook[Name]>): Promise<Awaited<ReturnType<AddressBook[Name]>>> => {
      const { book } = await host();
      const method = book[name] as (
        ...given: Parameters<AddressBook[Name]>
      ) => Promise<Awaited<ReturnType<AddressBook[Name]>>>;
      return method.apply(book, given);
    };
  const running = new Map<string, AbortController>();
  const work = async <T>(
    token: string,
    progress: WorkOptions['progress'],
    run: (book: AddressBook, options: WorkOptions) => Promise<T>,
  ): Promise<T> => {
    const abort = new AbortController();
    running.set(token, abort);
    try {
      return await run((await host()).book, { signal: abort.signal, ...(progress && { progress }) });
    } finally {
      running.delete(token);
    }
  };
  return {
    head: ask('head'),
    rows: ask('rows'),
    ids: ask('ids'),
    indexOf: ask('indexOf'),
    get: ask('get'),
    details: ask('details'),
    photo: ask('photo'),
    search: ask('search'),
    callers: ask('callers'),
    isBlocked: ask('isBlocked'),
    duplicates: ask('duplicates'),
    save: ask('save'),
    createGroup: ask('createGroup'),
    renameGroup: ask('renameGroup'),
    addToGroup: ask('addToGroup'),
    removeFromGroup: ask('removeFromGroup'),
    setFavourite: ask('setFavourite'),
    setBlocked: ask('setBlocked'),
    setNumberBlocked: ask('setNumberBlocked'),
    setShown: ask('setShown'),
    async remove(ids): Promise<HeldRemoval> {
      const running = await host();
      const removal = await running.book.remove(ids);
      return { count: removal.count, token: running.hold(removal) };
    },
    async removeGroup(id): Promise<HeldRemoval> {
      const running = await host();
      const removal = await running.book.removeGroup(id);
      return { count: removal.count, token: running.hold(removal) };
    },
    async restore(token): Promise<void> {
      await (await host()).restore(token);
    },
    file: (token, progress, ...given) =>
      work(token, progress, (book, options) => book.file(...given, options)),
    importCards: (token, progress, file) =>
      work(token, progress, (book, options) => book.importCards(file, options)),
    abortWork(token) {
      running.get(token)?.abort();
      return Promise.resolve();
    },
  };
}

/** The methods whose arguments and results cross over as they are. */
type PlainMethod = Exclude<keyof AddressBook, 'summary' | 'remove' | 'removeGroup' | 'file' | 'importCards'>;
