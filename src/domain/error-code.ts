import type { PracticeErrorCode } from './account/practice-exchange.ts';
import type { ProvisioningErrorCode } from './account/provisioning.ts';
import type { CallErrorCode } from './call/call-control.ts';
import type { ContactErrorCode } from './contacts/address-book.ts';
import type { DialIssue } from './dialing/dialer.ts';
import type { HelperErrorCode } from './import/helper-link.ts';
import type { ImportErrorCode, SourceErrorCode } from './import/import-run.ts';
import type { BackupErrorCode } from './maintenance/backup.ts';
import type { StorageErrorCode } from './storage/key-value-store.ts';

export type WindowErrorCode = 'window/busy';

/** Why a link that a person clicked is not dialled. */
export type LinkErrorCode = 'link/unusable' | 'link/ignored';

/** Every failure that a person can be told about: each has a heading and advice in the texts. */
export type ErrorCode =
  | CallErrorCode
  | DialIssue
  | ContactErrorCode
  | StorageErrorCode
  | ImportErrorCode
  | SourceErrorCode
  | HelperErrorCode
  | BackupErrorCode
  | PracticeErrorCode
  | ProvisioningErrorCode
  | WindowErrorCode
  | LinkErrorCode;
