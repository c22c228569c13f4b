import { isOpenRequest, type AskedCheckIn } from '@stagewell/shared/check-ins/asking';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { daysBetween, type CalendarDate, type Instant } from '@stagewell/shared/dates';
import { counted } from '@stagewell/shared/text';
import { dayText } from '../ui/day';

/** "PEG, Sleep and Warning signs" as the desk knows them. */
export const instrumentWords = ({ instruments }: AskedCheckIn): string => instruments.map((id) => INSTRUMENTS[id].name.en).join(', ');

/** The day on the clinic's calendar. */
const dayIn = (zone: string, at: Instant): CalendarDate => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at));

/** "Open since Nov 24, 3 days late", "Answered Nov 20": late is said, whether it was answered or not. */
export const standing = (asked: AskedCheckIn, today: CalendarDate, zone = 'UTC'): string => {
  const lateBy = (day: CalendarDate): string => {
    const days = daysBetween(asked.latestOn, day);
    return days > 0 ? `, ${counted(days, 'day')} late` : '';
  };
  if (asked.state === 'answered') {
    const on = asked.answeredAt === null ? today : dayIn(zone, asked.answeredAt);
    return `Answered ${dayText(on)}${lateBy(on)}`;
  }
  if (asked.state === 'cancelled') return `Cancelled: ${asked.reason}`;
  return asked.dueOn > today ? `For ${dayText(asked.dueOn)}` : `Open since ${dayText(asked.dueOn)}${lateBy(today)}`;
};

/** Those that can still be answered, earliest first. */
export const openOnes = (asked: readonly AskedCheckIn[]): readonly AskedCheckIn[] => asked.filter(({ state }) => isOpenRequest(state));
