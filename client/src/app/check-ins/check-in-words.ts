import type { CheckInView, RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { numberText } from '@stagewell/shared/patients/quantity';
import type { FieldProblem, Problem } from '@stagewell/shared/problem';
import { dayText } from '../ui/day';

export const SCALE_FIELDS = ['pegPain', 'pegEnjoyment', 'pegActivity', 'painNow', 'painWorst', 'sleep', 'function'] as const;
export type ScaleField = (typeof SCALE_FIELDS)[number];

/** The 0–10 questions in the order they are asked, each with its own words and ends. */
export const SCALES = (['peg', 'pain_now', 'pain_worst', 'sleep', 'function'] as const).flatMap((id) =>
  INSTRUMENTS[id].items.map((item) => {
    const [low, high] = item.anchors ?? INSTRUMENTS[id].anchors;
    return { field: item.field as ScaleField, text: item.text, low: low?.text, high: high?.text };
  }),
);

export const ENTERED_BY_WORDS: readonly (readonly [RecordCheckIn['enteredBy'], string])[] = [
  ['clinician', 'Asked by the clinician'],
  ['staff', 'Asked at the desk'],
  ['phone', 'Asked by phone'],
  ['kiosk', 'Entered at the kiosk'],
];

export const SOURCE_WORDS: Readonly<Record<CheckInView['source'], string>> = {
  clinician: 'Clinician',
  staff: 'Desk',
  phone: 'Phone',
  kiosk: 'Kiosk',
  'patient-link': 'Patient',
  import: 'Import',
};

/** A refusal made on the page by the same rules that the server uses. */
export const invalidCheckIn = (errors: readonly FieldProblem[]): Problem => ({
  type: 'about:blank',
  title: 'Not recorded yet',
  status: 400,
  detail: errors.find(({ path }) => path === '')?.message ?? 'Some answers cannot be stored as they are. Everything you entered is still here.',
  code: 'fields-refused',
  requestId: '',
  errors,
});

/** The earlier answer in words; a zero is an answer. Empty when there is no earlier check-in to show. */
export const lastText = (last: CheckInView | null, field: string): string => {
  if (last === null) return '';
  const [name, at] = field.split('.');
  const value = at === undefined ? last[name as ScaleField] : last.phq4Items[Number(at)];
  return `Last time (${dayText(last.takenOn)}): ${value === null || value === undefined ? 'not answered' : numberText(value, 1)}`;
};
