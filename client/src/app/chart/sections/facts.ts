import { type CalendarDate, daysBetween } from '@stagewell/shared/dates';
import { FACT_CODES, type FactCode, FACTS } from '@stagewell/shared/patients/facts';
import type { FactView } from '@stagewell/shared/patients/patient';
import { ANSWER_TEXTS, factText } from '@stagewell/shared/patients/quantity';
import { dayText } from '../../ui/day';
import { chosen, type Draft, keysOf, numberOrNull, options, type SectionSpec, text } from '../record-spec';

const CODES = FACT_CODES.map((code) => [code, FACTS[code].label] as const).sort((a, b) => a[1].localeCompare(b[1]));

/** Facts without a unit are answered in words. */
const inWords = (code: FactCode): boolean => FACTS[code].unit === '';
const codeOf = (draft: Draft): FactCode => chosen(draft, 'code', FACT_CODES);

/** Older than the fact's own limit: the rules treat it as not known. */
const tooOld = ({ code, takenOn }: FactView, today: CalendarDate): boolean => daysBetween(takenOn, today) > FACTS[code].maxAgeDays;

export const FACTS_SPEC: SectionSpec<'facts'> = {
  section: 'facts',
  heading: 'Facts',
  addHeading: 'Add a fact',
  empty: 'No measurement or answer yet. Rules that need one say so on the plan.',
  fields: [
    { key: 'code', label: 'What', kind: 'choice', options: CODES, wide: true },
    { key: 'value', label: 'Value', kind: 'number', min: -1e6, max: 1e6, needed: 'Give the value.', shown: (draft) => !inWords(codeOf(draft)) },
    { key: 'answer', label: 'Answer', kind: 'choice', options: options(ANSWER_TEXTS), shown: (draft) => inWords(codeOf(draft)) },
    { key: 'takenOn', label: 'Taken on', kind: 'date', needed: 'Give the day.', notFuture: true },
  ],
  blank: (today) => ({ code: CODES[0]?.[0] ?? '', value: null, answer: 'unknown', takenOn: today }),
  draftOf: ({ code, value, answer, takenOn }) => ({ code, value, answer: answer ?? 'unknown', takenOn }),
  toInput: (draft, before) => {
    const code = codeOf(draft);
    const words = inWords(code);
    return {
      code,
      value: words ? null : numberOrNull(draft, 'value'),
      answer: words ? chosen(draft, 'answer', keysOf(ANSWER_TEXTS)) : null,
      unit: before?.code === code ? before.unit : FACTS[code].unit,
      takenOn: text(draft, 'takenOn'),
    };
  },
  title: (row) => `${FACTS[row.code].label}: ${factText(row)}`,
  line: ({ code, takenOn }) => `${dayText(takenOn)} · counts for ${FACTS[code].maxAgeDays} days`,
  chips: (row, today) => (tooOld(row, today) ? [{ severity: 'unknown', label: 'Too old to count' }] : []),
  details: (row) => [
    ['What', FACTS[row.code].label],
    ['Exact value', row.value === null ? '—' : String(row.value)],
    ['Answer', row.answer === null ? '—' : ANSWER_TEXTS[row.answer]],
    ['Unit', row.unit || '—'],
    ['Taken on', dayText(row.takenOn)],
    ['Counts for', `${FACTS[row.code].maxAgeDays} days`],
  ],
  order: (a, b) => FACTS[a.code].label.localeCompare(FACTS[b.code].label) || b.takenOn.localeCompare(a.takenOn) || b.id.localeCompare(a.id),
  groupOf: ({ code }) => code,
};
