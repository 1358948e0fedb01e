import type { AddressBook } from '../../domain/contacts/address-book.ts';
import type { WorkOptions } from '../../domain/contacts/contact-work.ts';
import { ServedAbortable } from '../../lib/abortable.ts';
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
  const works = new ServedAbortable();
  const work = <T>(
    token: string,
    progress: NonNullable<WorkOptions['progress']>,
    run: (book: AddressBook, options: WorkOptions) => Promise<T>,
  ): Promise<T> => works.run(token, async (signal) => run((await host()).book, { signal, progress }));
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
      const bookHost = await host();
      const removal = await bookHost.book.remove(ids);
      return { count: removal.count, token: bookHost.hold(removal) };
    },
    async removeGroup(id): Promise<HeldRemoval> {
      const bookHost = await host();
      const removal = await bookHost.book.removeGroup(id);
      return { count: removal.count, token: bookHost.hold(removal) };
    },
    async restore(token): Promise<void> {
      await (await host()).restore(token);
    },
    file: (token, progress, ...given) =>
      work(token, progress, (book, options) => book.file(...given, options)),
    importCards: (token, progress, file) =>
      work(token, progress, (book, options) => book.importCards(file, options)),
    abortWork: (token) => works.abort(token),
  };
}

/** The methods whose arguments and results cross over as they are. */
type PlainMethod = Exclude<keyof AddressBook, 'summary' | 'remove' | 'removeGroup' | 'file' | 'importCards'>;
