import type { Diary } from '@stagewell/shared/calendar/diary';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { Tx } from '../platform/unit-of-work.js';
import { DIARY } from './diary.sql.js';

type Stored = Omit<Diary, 'names'> & { readonly names: Readonly<Record<string, string>> };

/** What is open, who works and what is taken, from one day to another. */
export const loadDiary = async (tx: Tx, from: CalendarDate, to: CalendarDate): Promise<Diary> => {
  const [found] = await tx.rows<{ diary: Stored }>(DIARY, [tx.clinicId, from, to]);
  if (!found) throw new Error('The diary of a clinic could not be read');
  return { ...found.diary, names: new Map(Object.entries(found.diary.names)) };
};
