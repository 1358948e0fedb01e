import type { Home } from '../../domain/contacts/number-plan.ts';
import { logger } from '../../lib/logger.ts';
import { effect } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { ContactsWorker } from './contacts-worker.ts';
import type { ContactsWorkerOptions } from './contacts-worker.ts';
import { WorkerAddressBook } from './worker-address-book.ts';

const log = logger('contacts');

export interface ContactsOptions extends Omit<ContactsWorkerOptions, 'home'> {
  readonly home: ReadonlySignal<Home>;
}

export interface Contacts {
  readonly worker: ContactsWorker;
  readonly addressBook: WorkerAddressBook;
}

/** Starts the worker of the contacts and keeps telling it where numbers are dialled from. @throws `contact/unavailable` */
export async function startContacts(options: ContactsOptions): Promise<Contacts> {
  let told = options.home.peek();
  const worker = await ContactsWorker.start({ ...options, home: told });
  effect(() => {
    const home = options.home.value;
    if (home === told) return;
    told = home;
    worker.setHome(home).catch((error: unknown) => {
      log.warn('numbers are still compared as before', error);
    });
  });
  return { worker, addressBook: new WorkerAddressBook(worker, options.summary) };
}
