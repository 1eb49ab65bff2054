/** What a verification found. */
import type { Difference } from './compare.ts';

export type VerifyDocument = {
  schema: 'handoff.verify/1';
  bundle: string;
  /** The id of the run. */
  run: string;
  /** True if every file is the same to the byte. */
  same: boolean;
  /** How many files were compared. */
  files: number;
  differences: readonly Difference[];
  /** Of a study: the points simulated again, by number from 1; null where everything was. */
  points: { again: readonly number[]; of: number } | null;
  /** Tables of data that are not what they were. */
  tables: readonly string[];
  made_by: { handoff: string; commit: string | null };
  verified_by: { handoff: string; commit: string | null };
  /** What changed results since the version that made it, the newest first; null where that version is not known. */
  changed_since: readonly { version: string; results: readonly string[] }[] | null;
};
