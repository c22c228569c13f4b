import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../platform/keys.js';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TOKEN = new RegExp(`^s1\\.(${UUID})\\.(${UUID})\\.([\\w-]{43})$`);

const proof = (keys: Keys, clinicId: string, patientId: string): Buffer => createHmac('sha256', keys.link).update(`stop|${clinicId}|${patientId}`).digest();

/** What a message's own check-in link is made from: the same at every attempt, so that a message delivered twice holds one link. */
export const linkSecret = (keys: Keys, clinicId: string, messageId: string): Buffer =>
  createHmac('sha256', keys.link).update(`message|${clinicId}|${messageId}`).digest();

/** Where a patient says that no more messages are wanted; the secret stands where no server or log sees it. */
export const stopPath = (keys: Keys, clinicId: string, patientId: string): string =>
  `/answer#s1.${clinicId}.${patientId}.${proof(keys, clinicId, patientId).toString('base64url')}`;

/** Whose messages a token may stop; `null` = it was not made here. */
export const readStop = (keys: Keys, token: string): { readonly clinicId: string; readonly patientId: string } | null => {
  const [, clinicId, patientId, given] = TOKEN.exec(token) ?? [];
  if (clinicId === undefined || patientId === undefined || given === undefined) return null;
  // Of the text, not of the bytes it stands for: four texts stand for the same bytes, and only one of them was sent.
  const made = proof(keys, clinicId, patientId).toString('base64url');
  return timingSafeEqual(Buffer.from(made), Buffer.from(given)) ? { clinicId, patientId } : null;
};
