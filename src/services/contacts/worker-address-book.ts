import type { AddressBook, AddressBookSummary, Removal } from '../../domain/contacts/address-book.ts';
import type { CardImport, WorkOptions, WorkProgress } from '../../domain/contacts/contact-work.ts';
import { abortable } from '../../lib/abortable.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import type { ContactsWorker } from './contacts-worker.ts';
import type { HeldRemoval } from './worker-api.ts';

/** The address book of the worker, as the window sees it. */
export class WorkerAddressBook implements AddressBook {
  readonly summary: ReadonlySignal<AddressBookSummary>;
  readonly #worker: ContactsWorker;

  constructor(worker: ContactsWorker, summary: ReadonlySignal<AddressBookSummary>) {
    this.#worker = worker;
    this.summary = summary;
  }

  head(...given: Parameters<AddressBook['head']>): ReturnType<AddressBook['head']> {
    return this.#worker.read((remote) => remote.head(...given));
  }

  rows(...given: Parameters<AddressBook['rows']>): ReturnType<AddressBook['rows']> {
    return this.#worker.read((remote) => remote.rows(...given));
  }

  ids(...given: Parameters<AddressBook['ids']>): ReturnType<AddressBook['ids']> {
    return this.#worker.read((remote) => remote.ids(...given));
  }

  indexOf(...given: Parameters<AddressBook['indexOf']>): Promise<number> {
    return this.#worker.read((remote) => remote.indexOf(...given));
  }

  get(...given: Parameters<AddressBook['get']>): ReturnType<AddressBook['get']> {
    return this.#worker.read((remote) => remote.get(...given));
  }

  details(...given: Parameters<AddressBook['details']>): ReturnType<AddressBook['details']> {
    return this.#worker.read((remote) => remote.details(...given));
  }

  photo(...given: Parameters<AddressBook['photo']>): ReturnType<AddressBook['photo']> {
    return this.#worker.read((remote) => remote.photo(...given));
  }

  file(...[format, which, options = {}]: Parameters<AddressBook['file']>): Promise<Blob> {
    return this.#work(options, (token, tell) =>
      this.#worker.read((remote) => remote.file(token, tell, format, which), options.signal),
    );
  }

  search(...given: Parameters<AddressBook['search']>): ReturnType<AddressBook['search']> {
    return this.#worker.read((remote) => remote.search(...given));
  }

  callers(...given: Parameters<AddressBook['callers']>): ReturnType<AddressBook['callers']> {
    return this.#worker.read((remote) => remote.callers(...given));
  }

  isBlocked(...given: Parameters<AddressBook['isBlocked']>): ReturnType<AddressBook['isBlocked']> {
    return this.#worker.read((remote) => remote.isBlocked(...given));
  }

  duplicates(...given: Parameters<AddressBook['duplicates']>): ReturnType<AddressBook['duplicates']> {
    return this.#worker.read((remote) => remote.duplicates(...given));
  }

  save(...given: Parameters<AddressBook['save']>): ReturnType<AddressBook['save']> {
    return this.#worker.write((remote) => remote.save(...given));
  }

  importCards(...[file, options = {}]: Parameters<AddressBook['importCards']>): Promise<CardImport> {
    return this.#work(options, (token, tell) =>
      this.#worker.write((remote) => remote.importCards(token, tell, file)),
    );
  }

  async remove(...given: Parameters<AddressBook['remove']>): Promise<Removal> {
    return this.#removal(await this.#worker.write((remote) => remote.remove(...given)));
  }

  createGroup(...given: Parameters<AddressBook['createGroup']>): ReturnType<AddressBook['createGroup']> {
    return this.#worker.write((remote) => remote.createGroup(...given));
  }

  renameGroup(...given: Parameters<AddressBook['renameGroup']>): Promise<void> {
    return this.#worker.write((remote) => remote.renameGroup(...given));
  }

  async removeGroup(...given: Parameters<AddressBook['removeGroup']>): Promise<Removal> {
    return this.#removal(await this.#worker.write((remote) => remote.removeGroup(...given)));
  }

  addToGroup(...given: Parameters<AddressBook['addToGroup']>): Promise<void> {
    return this.#worker.write((remote) => remote.addToGroup(...given));
  }

  removeFromGroup(...given: Parameters<AddressBook['removeFromGroup']>): Promise<void> {
    return this.#worker.write((remote) => remote.removeFromGroup(...given));
  }

  setFavourite(...given: Parameters<AddressBook['setFavourite']>): Promise<void> {
    return this.#worker.write((remote) => remote.setFavourite(...given));
  }

  setBlocked(...given: Parameters<AddressBook['setBlocked']>): Promise<void> {
    return this.#worker.write((remote) => remote.setBlocked(...given));
  }

  setNumberBlocked(...given: Parameters<AddressBook['setNumberBlocked']>): Promise<void> {
    return this.#worker.write((remote) => remote.setNumberBlocked(...given));
  }

  setShown(...given: Parameters<AddressBook['setShown']>): Promise<void> {
    return this.#worker.write((remote) => remote.setShown(...given));
  }

  #work<T>(
    { signal, progress }: WorkOptions,
    run: (token: string, tell: (state: WorkProgress) => void) => Promise<T>,
  ): Promise<T> {
    const tell = this.#worker.callback((state: WorkProgress): void => progress?.(state));
    return abortable(
      signal,
      (token) => run(token, tell),
      (token) => this.#worker.write((remote) => remote.abortWork(token)),
    );
  }

  #removal({ count, token }: HeldRemoval): Removal {
    return { count, restore: () => this.#worker.write((remote) => remote.restore(token)) };
  }
}
