import type { ProfileDraft } from './profile.ts';

/** Codes of the `AppError`s. */
export type PracticeErrorCode = 'practice/unreachable' | 'practice/full' | 'practice/invalid';

/** The door to the practice exchange that `npm start` runs beside the app. */
export interface PracticeExchange {
  /** Whether one is offered where this app is served from. */
  available(): Promise<boolean>;
  /**
   * Gets the next free account, or the one this browser profile had (`preferred` is its user).
   * Rejects with `AppError<PracticeErrorCode>`.
   */
  lease(preferred?: string): Promise<{ readonly draft: ProfileDraft; readonly password: string }>;
}
