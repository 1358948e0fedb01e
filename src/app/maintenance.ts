export type { Maintenance, StoredDataProblem } from '../domain/maintenance/maintenance.ts';
