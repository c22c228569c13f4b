import { addDays, type CalendarDate, daysBetween } from '@stagewell/shared/dates';
import { isPossible, lifeText, rangeText } from '@stagewell/shared/patients/fact-ranges';
import { FACT_CODES, type FactCode, FACTS } from '@stagewell/shared/patients/facts';
import type { FactView } from '@stagewell/shared/patients/patient';
import { ANSWER_TEXTS, factText, unitText } from '@stagewell/shared/patients/quantity';
import { dayText } from '../../ui/day';
import { chosen, type Draft, keysOf, numberOrNull, options, type SectionSpec, text } from '../record-spec';

const CODES = FACT_CODES.map((code) => [code, FACTS[code].label] as const).sort((a, b) => a[1].localeCompare(b[1]));

/** Facts without a unit are answered in words. */
const inWords = (code: FactCode): boolean => FACTS[code].unit === '';
const codeOf = (draft: Draft): FactCode => chosen(draft, 'code', FACT_CODES);

/** The unit the value is in: an imported row keeps its own, unless it becomes another fact. */
const unitOf = (draft: Draft): string => (draft['code'] === draft['importedAs'] ? text(draft, 'importedUnit') : '') || FACTS[codeOf(draft)].unit;
const inOwnUnit = (draft: Draft): boolean => unitOf(draft) === FACTS[codeOf(draft)].unit;

/** How old it may be; an older day may be typed, and then this says what it is worth. */
const countsFrom = (draft: Draft, today: CalendarDate): string => {
  const code = codeOf(draft);
  const first = addDays(today, -FACTS[code].maxAgeDays);
  const takenOn = text(draft, 'takenOn');
  return takenOn !== '' && takenOn < first
    ? `Too old to count: rules read nothing from before ${dayText(first)}`
    : `Counts for ${lifeText(code)}; today, from ${dayText(first)} on`;
};

/** Older than the fact's own limit: the rules treat it as not known. */
const tooOld = ({ code, takenOn }: FactView, today: CalendarDate): boolean => daysBetween(takenOn, today) > FACTS[code].maxAgeDays;

/** "A whole number from 0 to 3", "Can be 0 to 250 mg/dL". */
const rangeHint = (range: string): string => (range.startsWith('a ') ? `A${range.slice(1)}` : `Can be ${range}`);

export const FACTS_SPEC: SectionSpec<'facts'> = {
  section: 'facts',
  heading: 'Facts',
  addHeading: 'Add a fact',
  empty: 'No measurement or answer yet. Rules that need one say so on the plan.',
  fields: [
    { key: 'code', label: 'What', kind: 'choice', options: CODES, wide: true },
    {
      key: 'value',
      label: 'Value',
      kind: 'number',
      needed: 'Give the value.',
      unit: (draft) => unitText(unitOf(draft)),
      hint: (draft) => (inOwnUnit(draft) ? rangeHint(rangeText(codeOf(draft))) : 'In the unit in which it was imported'),
      wrong: (draft) => {
        const value = numberOrNull(draft, 'value');
        return value === null || !inOwnUnit(draft) || isPossible(codeOf(draft), value) ? null : `It can be ${rangeText(codeOf(draft))}. Is the unit right?`;
      },
      shown: (draft) => !inWords(codeOf(draft)),
    },
    { key: 'answer', label: 'Answer', kind: 'choice', options: options(ANSWER_TEXTS), shown: (draft) => inWords(codeOf(draft)) },
    { key: 'takenOn', label: 'Taken on', kind: 'date', needed: 'Give the day.', notFuture: true, hint: countsFrom },
  ],
  blank: (today) => ({ code: CODES[0]?.[0] ?? '', value: null, answer: 'unknown', takenOn: today }),
  draftOf: ({ code, value, answer, unit, takenOn }) => ({ code, value, answer: answer ?? 'unknown', takenOn, importedAs: code, importedUnit: unit }),
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
  line: ({ code, takenOn }) => `${dayText(takenOn)} · counts for ${lifeText(code)}`,
  chips: (row, today) => (tooOld(row, today) ? [{ severity: 'unknown', label: 'Too old to count' }] : []),
  details: (row) => [
    ['What', FACTS[row.code].label],
    ['Exact value', row.value === null ? '—' : String(row.value)],
    ['Answer', row.answer === null ? '—' : ANSWER_TEXTS[row.answer]],
    ['Unit', row.unit || '—'],
    ['Taken on', dayText(row.takenOn)],
    ['Counts for', lifeText(row.code)],
  ],
  order: (a, b) => FACTS[a.code].label.localeCompare(FACTS[b.code].label) || b.takenOn.localeCompare(a.takenOn) || b.id.localeCompare(a.id),
  groupOf: ({ code }) => code,
};
