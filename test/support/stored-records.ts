import type { Page } from 'playwright-core';

/** Everything that this origin keeps in IndexedDB, binary values as text in Latin-1. */
export function storedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('IndexedDB failed'));
        };
      });
    const shown = (_name: string, value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
      return value;
    };
    const database = await done(indexedDB.open('offhook'));
    const records = database.transaction('records').objectStore('records');
    const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
    database.close();
    return JSON.stringify([keys, values], shown);
  });
}

/** Writes records as some other version, or a fault, may have left them. The page must not run the app. */
export function writeRecords(page: Page, records: Readonly<Record<string, unknown>>): Promise<void> {
  return page.evaluate(
    (entries) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offhook');
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('records');
        };
        opening.onerror = () => {
          reject(opening.error ?? new Error('IndexedDB failed'));
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('records', 'readwrite');
          for (const [key, value] of entries) transaction.objectStore('records').put(value, key);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    Object.entries(records),
  );
}
