import type { CheckInView, RedFlag, SideEffect } from '../../check-ins/check-in.js';
import { RED_FLAG_TEXTS } from '../../check-ins/list-texts.js';
import { INSTRUMENTS } from '../../check-ins/instruments.js';
import type { QuestionnaireAnswers, ScoredQuestionnaire } from '../../check-ins/questionnaire.js';
import { ownExtension, readOwnExtension } from './extension.js';
import { coding, definition, ownSystem, present, reference, tagged, toPatient, type Element, type Resource } from './resource.js';
import { at } from './shape.js';

/** Answers of a check-in that are one number each, with the instrument that asks. */
export const NUMBERS = {
  pegPain: ['peg', 0],
  pegEnjoyment: ['peg', 1],
  pegActivity: ['peg', 2],
  painNow: ['pain_now', 0],
  painWorst: ['pain_worst', 0],
  sleep: ['sleep', 0],
  function: ['function', 0],
} as const;
export type NumberField = keyof typeof NUMBERS;
const FIELDS = Object.keys(NUMBERS) as readonly NumberField[];

type Item = Element;
const decimal = (linkId: string, value: number | null, text?: string): readonly Item[] =>
  value === null ? [] : [{ linkId, text, answer: [{ valueDecimal: value }] }];
const words = (linkId: string, value: string | null): readonly Item[] => (value === null || value === '' ? [] : [{ linkId, answer: [{ valueString: value }] }]);
const yesNo = (linkId: string, value: boolean): Item => ({ linkId, answer: [{ valueBoolean: value }] });

const numberItems = (row: CheckInView): readonly Item[] =>
  FIELDS.flatMap((field) => {
    const [instrument, at] = NUMBERS[field];
    return decimal(field, row[field], INSTRUMENTS[instrument].items[at]?.text.en);
  });

const phqItems = ({ phq4Items }: CheckInView): readonly Item[] =>
  phq4Items.flatMap((value, at) => decimal(`phq4Items.${at}`, value, INSTRUMENTS.phq4.items[at]?.text.en));

/** A questionnaire says how many items it has, so that an unanswered last one is not lost. */
const questionnaireItem = ({ instrument, answers, total }: ScoredQuestionnaire): Item => ({
  linkId: instrument,
  text: INSTRUMENTS[instrument].name.en,
  item: [
    ...answers.flatMap((value, at) => decimal(`${instrument}.${at}`, value, INSTRUMENTS[instrument].items[at]?.text.en)),
    ...decimal(`${instrument}.total`, total),
  ],
  extension: ownExtension('questionnaire', { items: answers.length }),
});

const adherenceItem = ({ courseId, percent }: CheckInView['adherence'][number]): Item => ({
  linkId: 'adherence',
  item: [...words('adherence.course', courseId), ...decimal('adherence.percent', percent)],
});
const sideEffectItem = ({ courseId, what, severity, wantsToStop }: SideEffect): Item => ({
  linkId: 'sideEffects',
  item: [
    ...words('sideEffects.what', what),
    ...words('sideEffects.severity', severity),
    yesNo('sideEffects.wantsToStop', wantsToStop),
    ...words('sideEffects.course', courseId),
  ],
});

/** The warning signs that the patient has, in the order they were told; asked and none is "no". A list that was not asked is not there. */
const redFlagItem = (flags: readonly RedFlag[] | null): readonly Item[] => {
  if (flags === null) return [];
  const told = flags.map((flag) => ({ valueCoding: coding(ownSystem('warning-sign'), flag, RED_FLAG_TEXTS[flag].en) }));
  return [{ linkId: 'redFlags', text: 'Warning signs', answer: told.length === 0 ? [{ valueBoolean: false }] : told }];
};

/** A check-in as it was answered. `practitioners`: accounts that are in the same bundle. */
export const responseOf = (row: CheckInView, patientId: string, practitioners: ReadonlySet<string>): Resource =>
  present({
    resourceType: 'QuestionnaireResponse',
    id: row.id,
    meta: tagged('check-in'),
    status: 'completed',
    subject: toPatient(patientId),
    authored: row.recordedAt,
    author: practitioners.has(row.recordedBy) ? reference('Practitioner', row.recordedBy) : {},
    source: toPatient(patientId),
    item: [
      ...numberItems(row),
      ...phqItems(row),
      ...row.questionnaires.map(questionnaireItem),
      ...row.adherence.map(adherenceItem),
      ...row.sideEffects.map(sideEffectItem),
      ...redFlagItem(row.redFlags),
      ...words('note', row.note),
    ],
    extension: ownExtension('check-in', {
      takenOn: row.takenOn,
      source: row.source,
      dueOn: row.dueOn,
      scores: { peg: row.peg, phq2: row.phq2, gad2: row.gad2, phq4: row.phq4 },
    }),
  });

/** What a file says of a check-in: not checked yet. */
export type ReadResponse = Pick<
  CheckInView,
  NumberField | 'takenOn' | 'phq4Items' | 'adherence' | 'sideEffects' | 'redFlags' | 'note' | 'peg' | 'phq2' | 'gad2' | 'phq4'
> & { readonly questionnaires: readonly QuestionnaireAnswers[] };

const list = (value: unknown): readonly Element[] => (Array.isArray(value) ? (value as Element[]) : []);
const itemsOf = (holder: Element): readonly Item[] => list(holder['item']);
const answerOf = (item: Item | undefined, kind: string): unknown => list(item?.['answer'])[0]?.[kind] ?? null;
const answerAt = (holder: Element, linkId: string, kind: string): unknown =>
  answerOf(
    itemsOf(holder).find((item) => item['linkId'] === linkId),
    kind,
  );
const named = (holder: Element, linkId: string): readonly Item[] => itemsOf(holder).filter((item) => item['linkId'] === linkId);

const readQuestionnaire = (item: Item): QuestionnaireAnswers => {
  const instrument = item['linkId'] as QuestionnaireAnswers['instrument'];
  const { items } = readOwnExtension('questionnaire', item);
  return {
    instrument,
    answers: Array.from({ length: Math.min(Number(items) || 0, 100) }, (_, at) => answerAt(item, `${instrument}.${at}`, 'valueDecimal') as number | null),
    total: answerAt(item, `${instrument}.total`, 'valueDecimal') as number | null,
  };
};

const readSideEffect = (item: Item): SideEffect => ({
  courseId: answerAt(item, 'sideEffects.course', 'valueString') as string | null,
  what: answerAt(item, 'sideEffects.what', 'valueString') as string,
  severity: answerAt(item, 'sideEffects.severity', 'valueString') as SideEffect['severity'],
  wantsToStop: answerAt(item, 'sideEffects.wantsToStop', 'valueBoolean') as boolean,
});

const readFlags = (response: Element): readonly RedFlag[] | null => {
  const [asked] = named(response, 'redFlags');
  if (asked === undefined) return null;
  return list(asked['answer']).flatMap((answer) => (answer['valueBoolean'] === false ? [] : [at(answer, 'valueCoding.code') as RedFlag]));
};

/** The answers that `responseOf` wrote. */
export const readResponse = (response: Element): ReadResponse => {
  const own = readOwnExtension('check-in', response);
  const scores = (own['scores'] ?? {}) as Partial<Record<'peg' | 'phq2' | 'gad2' | 'phq4', number>>;
  const numbers = Object.fromEntries(FIELDS.map((field) => [field, answerAt(response, field, 'valueDecimal')])) as Pick<ReadResponse, NumberField>;
  return {
    ...numbers,
    takenOn: own['takenOn'] as string,
    phq4Items: [0, 1, 2, 3].map((at) => answerAt(response, `phq4Items.${at}`, 'valueDecimal')) as unknown as ReadResponse['phq4Items'],
    questionnaires: itemsOf(response)
      .filter((item) => list(item['extension']).some(({ url }) => url === definition('questionnaire')))
      .map(readQuestionnaire),
    adherence: named(response, 'adherence').map((item) => ({
      courseId: answerAt(item, 'adherence.course', 'valueString') as string,
      percent: answerAt(item, 'adherence.percent', 'valueDecimal') as number | null,
    })),
    sideEffects: named(response, 'sideEffects').map(readSideEffect),
    redFlags: readFlags(response),
    note: (answerAt(response, 'note', 'valueString') as string | null) ?? '',
    peg: scores.peg ?? null,
    phq2: scores.phq2 ?? null,
    gad2: scores.gad2 ?? null,
    phq4: scores.phq4 ?? null,
  };
};
