import type { NewClosure } from '@stagewell/shared/clinics/closure';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { ClosuresService } from '../clinics/closures.service.js';
import type { Stage } from './stage.js';

/** A closure by the name of its site; `null` = all sites. */
type DemoClosure = Omit<NewClosure, 'siteId'> & { readonly site: string | null };

const [MONDAY, WEDNESDAY] = [1, 3];
const weekdayOf = (day: CalendarDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const firstFrom = (day: CalendarDate, weekday: number): CalendarDate => addDays(day, (weekday - weekdayOf(day) + 7) % 7);
const newYearAfter = (day: CalendarDate): CalendarDate => `${Number(day.slice(0, 4)) + 1}-01-01`;

/** When the demo clinic will be closed, seen from a seeding day: some days on any plan's timeline, and one site by itself. */
export const closuresOn = (today: CalendarDate): readonly DemoClosure[] => {
  const [training, floors, newYear] = [firstFrom(addDays(today, 21), WEDNESDAY), firstFrom(addDays(today, 56), MONDAY), newYearAfter(today)];
  return [
    { site: null, firstOn: training, lastOn: training, reason: 'Staff training' },
    { site: 'Woodstock', firstOn: floors, lastOn: addDays(floors, 4), reason: 'New floors in the treatment rooms' },
    { site: null, firstOn: addDays(newYear, -1), lastOn: newYear, reason: 'New Year' },
  ];
};

/** Enters them as that administrator would. Throws when the clinic has no such site. */
export const enterClosures = async (stage: Stage, by: string): Promise<void> => {
  stage.at(stage.today);
  for (const { site, ...days } of closuresOn(stage.today)) {
    const siteId = site === null ? null : stage.sites.find(({ name }) => name === site)?.id;
    if (siteId === undefined) throw new Error(`The clinic has no site ${site}`);
    await stage.app.get(ClosuresService, { strict: false }).add({ ...days, siteId }, stage.me(by, 'clinic-closure.add'));
  }
};
