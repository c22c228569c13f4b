import type { Instant } from '../dates.js';

/** To whom everything about a patient is given, and why: the patient's own right of access. */
export interface NewDisclosure {
  readonly recipient: string;
  readonly reason: string;
}
/** What was given out, as it stands in the record. */
export interface DisclosureView extends NewDisclosure {
  readonly id: string;
  readonly kind: 'right-of-access';
  /** SHA-256 of the file list that went along: whoever has the file can prove what was in it. */
  readonly manifestSha256: string;
  readonly files: number;
  readonly madeAt: Instant;
  readonly madeByName: string;
}
export const DISCLOSURE = { recipient: { minLength: 2, maxLength: 200 }, reason: { maxLength: 300 } } as const;

/** One file of an export. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
  readonly sha256: string;
}
/** What is in an export and what is not, with why. */
export interface ExportManifest {
  readonly clinic: string;
  readonly patientId: string;
  readonly mrn: string;
  readonly recipient: string;
  readonly madeAt: Instant;
  readonly files: readonly ExportedFile[];
  readonly leftOut: readonly { readonly what: string; readonly why: string }[];
}
