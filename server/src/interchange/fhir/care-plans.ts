import type { NewPastTreatment } from '@stagewell/shared/history/past-treatment';
import { RECORD } from '@stagewell/shared/patients/patient';
import { clip, conceptText, dayGap, element, elements, field, fhirDay, firstText, lookUp, plainCodes, text, when, type Element } from './element.js';
import type { ImportedRow, Reading, Resource, Taken } from './imported.js';
import { skipped, taken } from './line.js';

const REFUSED: Readonly<Record<string, string>> = {
  'entered-in-error': 'entered in error at the source',
  draft: 'a draft, nothing of it has begun',
};
const NOT_PLANS: Readonly<Record<string, string>> = { proposal: 'a proposal, not a plan', option: 'an option, not a plan' };

/** What has happened, or goes on. Everything else of a plan is an intention, and those are made here. */
const TRIED = ['in-progress', 'completed', 'stopped', 'on-hold'];
const MOST = 50;

interface Activity {
  readonly at: number;
  readonly label: string;
  readonly status: string;
  readonly detail: Element;
}

const activitiesOf = (plan: Element): readonly Activity[] =>
  elements(plan['activity'])
    .slice(0, MOST)
    .flatMap((activity, at) => {
      const detail = element(activity['detail']);
      if (detail === null) return [];
      const label = firstText(conceptText(detail['code']), text(detail['description']));
      return label === '' ? [] : [{ at, label, status: text(detail['status']), detail }];
    });

/** The first of two activities with one name: the source lists an activity once a goal. */
const once = (all: readonly Activity[]): readonly Activity[] =>
  [...new Map(all.toReversed().map((one) => [one.label.toLowerCase(), one])).values()].toReversed();

const titleOf = (plan: Element): string => firstText(text(plan['title']), ...elements(plan['category']).map(conceptText), text(plan['description']));

/** When the plan ran, in words: an activity without days of its own has none. */
const periodText = (plan: Element): string => {
  const [from, to] = [fhirDay(field(plan, 'period', 'start')).day, fhirDay(field(plan, 'period', 'end')).day];
  if (from === null && to === null) return '';
  return `, which ran ${from === null ? '' : `from ${from}`}${to === null ? '' : ` to ${to}`}`.replace('ran  to', 'ran to');
};

/** Days that the activity has of its own, as far as they have come. */
const spanOf = (detail: Element, today: string): { readonly from: string | null; readonly to: string | null } => {
  const [start, end] = [fhirDay(field(detail, 'scheduledPeriod', 'start')).day, fhirDay(field(detail, 'scheduledPeriod', 'end')).day];
  const from = start !== null && start <= today ? start : null;
  return { from, to: end !== null && end <= today && end >= (from ?? '') ? end : null };
};

const ENDED = ['completed', 'revoked'];
const GOES_ON = ['in-progress', 'on-hold'];
const rowOf = (resource: Resource, { at, label, status, detail }: Activity, reading: Reading): ImportedRow => {
  const { body } = resource;
  const { from, to } = spanOf(detail, reading.today);
  const ongoing = GOES_ON.includes(status) && !ENDED.includes(text(body['status'])) && to === null;
  const why = conceptText(detail['statusReason']);
  const value: NewPastTreatment = {
    label: clip(label, RECORD.label.maxLength),
    modalityId: null,
    category: null,
    ingredients: [],
    doseText: '',
    dailyMg: null,
    sessions: null,
    region: null,
    startedOn: from,
    endedOn: to,
    lengthDays: null,
    ongoing,
    reliefPercent: null,
    reliefDays: null,
    functionOutcome: 'unknown',
    adherence: 'unknown',
    reachedAdequateDose: 'unknown',
    sideEffects: '',
    intolerable: false,
    stopReason: null,
    toBeCompleted: true,
    note: clip(
      [`Imported: ${status} in the care plan “${titleOf(body) || 'without a name'}”${periodText(body)}`, why].filter((part) => part !== '').join('. '),
      RECORD.text.maxLength,
    ),
  };
  return { section: 'history', sourceSystem: reading.sourceSystem, sourceId: `${resource.key}#${at}`, value };
};

/**
 * A CarePlan of another system is never a plan here. What of it has happened or goes on waits in the history; what was only
 * intended stands in the report. Its days are not those of its activities, so they are told in a note.
 */
export const readCarePlan = (resource: Resource, reading: Reading): Taken => {
  const { body } = resource;
  const title = titleOf(body);
  const refused = lookUp(REFUSED, text(body['status'])) ?? lookUp(NOT_PLANS, text(body['intent']));
  if (refused !== undefined) return skipped(resource, title, refused);
  const all = activitiesOf(body);
  const tried = once(all.filter(({ status }) => TRIED.includes(status)));
  const open = all.filter(({ status }) => !TRIED.includes(status)).map(({ label }) => label);
  const intended = when(open.length > 0, `not begun: ${[...new Set(open)].join(', ')}`);
  if (tried.length === 0)
    return skipped(resource, title, ['plans are made here; nothing of this one has happened', intended].filter((part) => part !== '').join('; '));
  return taken(resource, {
    label: title,
    reason: ['not a plan here: what was done is in the history to be completed', intended],
    rows: tried.map((one) => rowOf(resource, one, reading)),
    needsMapping: true,
  });
};

/** A visit of another clinic: it is told, with its day, and not put into a calendar that nobody there keeps. */
export const readAppointment = (resource: Resource): Taken => {
  const { body } = resource;
  const start = fhirDay(body['start']);
  const label = firstText(
    ...elements(body['serviceType']).map(conceptText),
    text(body['description']),
    ...elements(body['reasonCode']).map(conceptText),
    'Visit',
  );
  const day = start.day === null ? dayGap(start, 'its day') : `on ${start.day}`;
  const status = text(body['status']) || plainCodes(body['status'])[0] || 'status not given';
  return skipped(resource, label, `a visit elsewhere ${day} (${status}): told here, not booked in this calendar`);
};
