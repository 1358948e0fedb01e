/** Where stored records go that do not have the shape they should. Nothing is lost: the export contains them. */
export interface Quarantine {
  /**
   * Keeps the record untouched under `damaged/<key>` and puts `replacement`, what could be saved of it, in its place.
   * Where there is no room for the copy, the area is left as it is and runs in memory. Never rejects.
   */
  take(key: string, record: unknown, replacement: unknown): Promise<void>;
}
