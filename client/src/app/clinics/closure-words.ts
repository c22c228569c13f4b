import type { NewClosure } from '@stagewell/shared/clinics/closure';
import type { SiteView } from '@stagewell/shared/people/person';
import { dayText } from '../ui/day';

/** "Dec 31, 2026 to Jan 1, 2027"; one day by itself. */
export const closedDaysText = ({ firstOn, lastOn }: Pick<NewClosure, 'firstOn' | 'lastOn'>): string =>
  firstOn === lastOn ? dayText(firstOn) : `${dayText(firstOn)} to ${dayText(lastOn)}`;

/** Where it is closed. */
export const closedWhereText = ({ siteId }: Pick<NewClosure, 'siteId'>, sites: readonly SiteView[]): string =>
  siteId === null ? 'All sites' : (sites.find(({ id }) => id === siteId)?.name ?? 'One site');
