import { questionnaireProblems } from '@stagewell/shared/check-ins/check-in-problems';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { QUESTIONNAIRE_IDS, type QuestionnaireAnswers, type QuestionnaireId } from '@stagewell/shared/check-ins/questionnaire';
import { FACTS } from '@stagewell/shared/patients/facts';
import { alarmOf, numberOf } from './alarm.js';
import { blankCheckIn, gatherCheckIns, readScore, scoreOf, SCORE_WORDS, type Answer } from './check-ins-read.js';
import { dayGap, element, elements, fhirDay, lookUp, text, type Element } from './element.js';
import { factOf, readFact } from './facts-read.js';
import type { ImportedRow, Reading, Resource, Taken } from './imported.js';
import { skipped, taken } from './line.js';
import { observedIn, type Observed } from './observed.js';

const REFUSED: Readonly<Record<string, string>> = {
  'entered-in-error': 'entered in error at the source',
  'in-progress': 'not finished at the source',
  stopped: 'given up before its end',
};
const LOINC = /(?:^|[^\d])(\d{1,7}-\d)$/u;
const DEEPEST = 20;

/** Every item with its inner ones, those of answers too. */
const itemsOf = (holder: Element, depth = 0): readonly Element[] =>
  depth > DEEPEST
    ? []
    : elements(holder['item']).flatMap((item) => [
        item,
        ...itemsOf(item, depth + 1),
        ...elements(item['answer']).flatMap((answer) => itemsOf(answer, depth + 1)),
      ]);

/** The codes that the questionnaire gives to its items, where it came along. */
const codesOf = (response: Element, reading: Reading): ReadonlyMap<string, unknown> => {
  const asked = reading.references.find({ reference: text(response['questionnaire']) }, response);
  return new Map(asked === null ? [] : itemsOf(asked).map((item) => [text(item['linkId']), item['code']]));
};

const valueOf = (answer: Element): Element => {
  if (typeof answer['valueDecimal'] === 'number') return { valueQuantity: { value: answer['valueDecimal'] } };
  const coded = element(answer['valueCoding']);
  return coded === null ? answer : { valueCodeableConcept: { coding: [coded] } };
};

/** What was answered, as an Observation would say it: by the item's own code, or by the LOINC code that its name ends in. */
const observedFrom = (response: Element, reading: Reading): readonly Observed[] => {
  const given = codesOf(response, reading);
  const component = itemsOf(response).flatMap((item): readonly Element[] => {
    const [answer] = elements(item['answer']);
    if (answer === undefined) return [];
    const name = LOINC.exec(text(item['linkId']))?.[1] ?? LOINC.exec(text(item['definition']))?.[1];
    const coding = given.get(text(item['linkId'])) ?? (name === undefined ? [] : [{ system: 'http://loinc.org', code: name }]);
    return [{ code: { coding, text: item['text'] }, ...valueOf(answer) }];
  });
  return observedIn({ component }).slice(1);
};

/** Questionnaires whose every item has a code, but for those that are no part of the score. */
const CODED = QUESTIONNAIRE_IDS.filter((id) => INSTRUMENTS[id].items.every(({ loinc, unscored }) => loinc !== null || unscored === true));
const loincsOf = (id: QuestionnaireId): readonly string[] => INSTRUMENTS[id].items.flatMap(({ loinc }) => loinc?.code ?? []);
/** Its own items: those that no shorter instrument asks as well. */
const isOwn = (id: QuestionnaireId, one: Observed): boolean => one.loinc.some((code) => loincsOf(id).includes(code)) && scoreOf(one) === null;

interface ReadQuestionnaire {
  readonly answers: QuestionnaireAnswers;
  readonly isPossible: boolean;
  /** Answers that were given and are not kept. */
  readonly gaps: readonly string[];
}

const whyNone = ({ value }: Observed): string => (value.kind === 'none' ? value.reason : 'its answer code is not known');
const AT = /answers\.(\d+)$/u;

/** A fuller questionnaire, item by item; what is impossible makes the whole unusable rather than half true. */
const readQuestionnaire = (instrument: QuestionnaireId, observed: readonly Observed[]): ReadQuestionnaire => {
  const name = INSTRUMENTS[instrument].name.en.replace(/ \(.*\)$/u, '');
  const given = INSTRUMENTS[instrument].items.map(({ loinc: code }) => observed.find(({ loinc }) => code !== null && loinc.includes(code.code)) ?? null);
  const answers = { instrument, answers: given.map((one) => (one === null ? null : numberOf(one))), total: null };
  const problems = questionnaireProblems({ questionnaires: [answers] }).map(({ path }) => Number(AT.exec(path)?.[1]));
  const wrong = problems.map((at) => `item ${at + 1} is ${answers.answers[at] ?? 'impossible'}`).join(', ');
  const unread = given.flatMap((one, at) => (one === null || answers.answers[at] !== null ? [] : [`${name} item ${at + 1}: ${whyNone(one)}`]));
  return { answers, isPossible: wrong === '', gaps: [...(wrong === '' ? [] : [`${name} is not kept as a questionnaire: ${wrong}`]), ...unread] };
};

interface Answered {
  readonly observed: readonly Observed[];
  readonly questionnaires: readonly QuestionnaireAnswers[];
  /** Answers of no fuller questionnaire. */
  readonly others: readonly Observed[];
  readonly gaps: readonly string[];
}
const answeredIn = (response: Element, reading: Reading): Answered => {
  const observed = observedFrom(response, reading);
  const read = CODED.filter((id) => observed.some((one) => isOwn(id, one))).map((id) => readQuestionnaire(id, observed));
  const questionnaires = read.filter(({ isPossible }) => isPossible).map(({ answers }) => answers);
  const taken = new Set(questionnaires.flatMap(({ instrument }) => loincsOf(instrument as QuestionnaireId)));
  const others = observed.filter(({ loinc }) => !loinc.some((code) => taken.has(code)));
  return { observed, questionnaires, others, gaps: read.flatMap(({ gaps }) => gaps) };
};

/** LOINC codes that a response in the bundle answers: an Observation that derives from it says the same again. */
export const answeredBy = (observation: Element, reading: Reading): ReadonlySet<string> => {
  const responses = elements(observation['derivedFrom'])
    .map((reference) => reading.references.find(reference, observation))
    .filter((one) => one !== null);
  const read = responses.filter((one) => one['resourceType'] === 'QuestionnaireResponse' && lookUp(REFUSED, text(one['status'])) === undefined);
  return new Set(read.flatMap((one) => observedFrom(one, reading).flatMap(({ loinc }) => loinc)));
};

/** One answer that was read: what it is called and what is kept of it, or why nothing is. */
type Part<Kept> = { readonly name: string; readonly kept: Kept } | { readonly gap: string };
const gapOf = (name: string, reason: string): { readonly gap: string } => ({ gap: reason.includes(name) ? reason : `${name}: ${reason}` });
const keptIn = <Kept>(parts: readonly Part<Kept>[]): readonly Kept[] => parts.flatMap((part) => ('kept' in part ? [part.kept] : []));

const readScores = (resource: Resource, { others }: Answered, day: string): readonly Part<Answer>[] =>
  others.flatMap((one): readonly Part<Answer>[] => {
    const score = scoreOf(one);
    if (score === null) return [];
    const name = SCORE_WORDS[score.field];
    const read = readScore(score, one);
    if (!read.ok) return [gapOf(name, read.reason)];
    return [{ name, kept: { resource, field: read.field, value: read.value, takenOn: day, moment: text(resource.body['authored']) } }];
  });

/** Totals and single answers that rules read. */
const readFacts = (resource: Resource, { observed }: Answered, day: string, { sourceSystem }: Reading): readonly Part<ImportedRow>[] =>
  observed.flatMap((one): readonly Part<ImportedRow>[] => {
    const code = factOf(one);
    if (code === null) return [];
    const name = FACTS[code].label;
    const read = readFact(code, one, day);
    if (!read.ok) return [gapOf(name, read.reason)];
    return [{ name, kept: { section: 'facts', sourceSystem, sourceId: `${resource.key}#${code}`, value: read.value } }];
  });

const checkInRows = (resource: Resource, answers: readonly Answer[], { questionnaires }: Answered, { day, reading }: At): readonly ImportedRow[] => {
  const rows = gatherCheckIns(answers, reading).map(({ row }) => row);
  if (questionnaires.length === 0) return rows;
  const [first = { section: 'checkIns', sourceSystem: reading.sourceSystem, sourceId: resource.key, value: blankCheckIn(day) } as const, ...rest] = rows;
  return first.section === 'checkIns' ? [{ ...first, value: { ...first.value, questionnaires } }, ...rest] : rows;
};

interface At {
  readonly day: string;
  readonly reading: Reading;
}
interface Kept {
  readonly rows: readonly ImportedRow[];
  readonly names: readonly string[];
  readonly gaps: readonly string[];
}
/** What is kept of a response, what it is called, and why the rest of what is known is not. */
const keptOf = (resource: Resource, answered: Answered, at: At): Kept => {
  const scores = readScores(resource, answered, at.day);
  const facts = readFacts(resource, answered, at.day, at.reading);
  const parts = [...scores, ...facts];
  const once = new Map(keptIn(facts).map((row) => [row.sourceId, row]));
  const names = parts.flatMap((part) => ('name' in part ? [part.name] : []));
  const gaps = parts.flatMap((part) => ('gap' in part ? [part.gap] : []));
  return {
    rows: [...checkInRows(resource, keptIn(scores), answered, at), ...once.values()],
    names: [...new Set([...answered.questionnaires.map(({ instrument }) => INSTRUMENTS[instrument].name.en), ...names])],
    gaps: [...new Set([...answered.gaps, ...gaps])],
  };
};

/** Why nothing of a response may be kept, else its day. */
const dayOf = (response: Element, { today }: Reading): { readonly day: string } | { readonly reason: string } => {
  const refused = lookUp(REFUSED, text(response['status']));
  if (refused !== undefined) return { reason: refused };
  const authored = fhirDay(response['authored']);
  if (authored.given === 'none') return { reason: 'no day on which it was answered' };
  if (authored.day === null) return { reason: dayGap(authored, 'its day').replace(', left empty', '') };
  return authored.day > today ? { reason: `dated ${authored.day}, after today` } : { day: authored.day };
};

/**
 * A QuestionnaireResponse of instruments that are known by their LOINC codes (PEG, pain, PHQ-2, PHQ-4, PHQ-9, GAD-7) becomes a
 * check-in of its day, answers as received. Others are skipped.
 */
export const readResponse = (resource: Resource, reading: Reading): Taken => {
  const label = 'Questionnaire';
  const answered = answeredIn(resource.body, reading);
  const alarm = alarmOf(resource.body, answered.observed);
  const leftOut = (reason: string): Taken => skipped(resource, label, [alarm, reason].filter((part) => part !== '').join('; '));
  const at = dayOf(resource.body, reading);
  if ('reason' in at) return leftOut(at.reason);
  const { rows, names, gaps } = keptOf(resource, answered, { day: at.day, reading });
  if (rows.length === 0) return leftOut(gaps.join('; ') || 'none of its items is known by a LOINC code');
  return taken(resource, { label, reason: [alarm, names.join(', '), 'answers as received', ...gaps], rows });
};
