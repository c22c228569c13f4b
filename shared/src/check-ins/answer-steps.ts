import type { LocalText } from '../text.js';
import type { AnswerSheet, PatientAnswers } from './answering.js';
import { ANSWER_TEXTS, DONE_TEXTS } from './answer-texts.js';
import { followUps } from './branching.js';
import { answerRange, type InstrumentId, type Questions } from './instrument.js';
import { QUESTIONNAIRE_IDS, type QuestionnaireId } from './questionnaire.js';

export interface AnswerOption {
  readonly value: number;
  readonly text: LocalText;
}
/** One question: a number between two named ends, or one of a few named answers. */
export interface AskedItem {
  /** Where the answer lives: `pegPain`, `phq4Items.0`, `phq9.8`, `adherence.<course>`. */
  readonly field: string;
  readonly text: LocalText;
  readonly scale: { readonly low: LocalText | null; readonly high: LocalText | null } | null;
  readonly options: readonly AnswerOption[];
}
/** One screen: a question or a short group of the same kind, a list of signs, or words of one's own. */
export type AnswerStep =
  | { readonly kind: 'items'; readonly id: string; readonly lead: LocalText | null; readonly items: readonly AskedItem[] }
  | { readonly kind: 'red-flags' | 'side-effects' | 'note'; readonly id: string };

const isQuestionnaire = (id: string): id is QuestionnaireId => (QUESTIONNAIRE_IDS as readonly string[]).includes(id);

const put = <T>(list: readonly T[], at: number, value: T): T[] => list.map((one, place) => (place === at ? value : one));

/** The four kinds of places that an answer can have, each with how it is read and changed. */
interface Place {
  readonly read: (answers: PatientAnswers) => number | null;
  readonly change: (answers: PatientAnswers, value: number | null) => PatientAnswers;
}

const ofPhq4 = (at: number): Place => ({
  read: ({ phq4Items }) => phq4Items[at] ?? null,
  change: (answers, value) => {
    const [interest = null, mood = null, nervous = null, worry = null] = put(answers.phq4Items, at, value);
    return { ...answers, phq4Items: [interest, mood, nervous, worry] };
  },
});

const ofCourse = (course: string): Place => ({
  read: ({ adherence }) => adherence.find(({ courseId }) => courseId === course)?.percent ?? null,
  change: (answers, value) => {
    const others = answers.adherence.filter(({ courseId }) => courseId !== course);
    return { ...answers, adherence: value === null ? others : [...others, { courseId: course, percent: value }] };
  },
});

const ofQuestionnaire = (id: QuestionnaireId, at: number, asked: readonly Questions[]): Place => ({
  read: ({ questionnaires }) => questionnaires.find(({ instrument }) => instrument === id)?.answers[at] ?? null,
  change: (answers, value) => {
    const blank = (asked.find((one) => one.id === id)?.items ?? []).map(() => null);
    const known = answers.questionnaires.find(({ instrument }) => instrument === id)?.answers ?? blank;
    const changed = { instrument: id, answers: put(known, at, value), total: null };
    const others = answers.questionnaires.filter(({ instrument }) => instrument !== id);
    return { ...answers, questionnaires: changed.answers.every((one) => one === null) ? others : [...others, changed] };
  },
});

const ofScore = (name: 'pegPain'): Place => ({ read: (answers) => answers[name], change: (answers, value) => ({ ...answers, [name]: value }) });

const placeOf = (field: string, asked: readonly Questions[]): Place => {
  const [name = '', at = ''] = field.split('.');
  if (name === 'phq4Items') return ofPhq4(Number(at));
  if (name === 'adherence') return ofCourse(at);
  return isQuestionnaire(name) ? ofQuestionnaire(name, Number(at), asked) : ofScore(name as 'pegPain');
};

/** The answer at a field; `null` = not answered. */
export const answerAt = (answers: PatientAnswers, field: string): number | null => placeOf(field, []).read(answers);

/** The answers with one changed; `null` takes it back. `asked` are the questions of the sheet. */
export const withAnswer = (answers: PatientAnswers, field: string, value: number | null, asked: readonly Questions[]): PatientAnswers =>
  placeOf(field, asked).change(answers, value);

const itemOf = (instrument: Questions, item: Questions['items'][number], at: number): AskedItem => {
  const anchors = item.anchors ?? instrument.anchors;
  const { min, max } = answerRange(instrument, at);
  const named = anchors.length === max - min + 1;
  return {
    field: item.field,
    text: item.text,
    scale: named ? null : { low: anchors[0]?.text ?? null, high: anchors.at(-1)?.text ?? null },
    options: named ? anchors.map(({ value, text }) => ({ value: Number(value), text })) : [],
  };
};

/** How many questions fit a phone without losing the thread: one scale, two with a few answers each, six of yes and no. */
const perScreen = ({ scale, options }: AskedItem): number => {
  if (scale !== null || options.length > 4) return 1;
  return options.length === 2 ? 6 : 2;
};

const screens = (id: string, lead: LocalText | null, items: readonly AskedItem[]): readonly AnswerStep[] => {
  const [first, ...rest] = items;
  if (first === undefined) return [];
  const size = perScreen(first);
  const same = [first, ...rest.slice(0, size - 1).filter((one) => perScreen(one) === size)];
  return [{ kind: 'items', id: `${id}-${first.field}`, lead, items: same }, ...screens(id, lead, items.slice(same.length))];
};

/** PHQ-9 and GAD-7 begin with the questions of PHQ-4; whoever answered those is not asked again. */
const SHARED: Readonly<Partial<Record<InstrumentId, number>>> = { phq9: 0, gad7: 2 };
const askedAlready = (id: InstrumentId, at: number, asked: readonly InstrumentId[]): boolean => SHARED[id] !== undefined && at < 2 && asked.includes('phq4');

/** What is asked, as far as its screens depend on it. */
type Asked = Pick<AnswerSheet, 'instruments' | 'questions' | 'courses'>;

const stepsOf = (id: InstrumentId, { instruments, questions, courses }: Asked): readonly AnswerStep[] => {
  if (id === 'red_flags') return [{ kind: 'red-flags', id }];
  if (id === 'side_effects') return [{ kind: 'side-effects', id }];
  if (id === 'adherence')
    return screens(
      id,
      ANSWER_TEXTS.adherenceAsk,
      courses.map((course) => ({ field: `adherence.${course.id}`, text: course.name, scale: null, options: DONE_TEXTS })),
    );
  const instrument = questions.find((one) => one.id === id);
  if (instrument === undefined) return [];
  const items = instrument.items.flatMap((item, at) => (askedAlready(id, at, instruments) ? [] : [itemOf(instrument, item, at)]));
  return screens(id, instrument.stem ?? (items.length > 1 ? instrument.recall : null), items);
};

/**
 * The screens of a check-in in their order: what was asked, PHQ-9 and GAD-7 where PHQ-4 calls for them, warning signs last, then room
 * for words. A fuller questionnaire once begun stays, even when the short answers are changed: nothing given is hidden.
 */
export const stepsFor = (sheet: Asked, answers: PatientAnswers): readonly AnswerStep[] => {
  const { instruments: asked } = sheet;
  const begun = (['phq9', 'gad7'] as const).filter((id) => answers.questionnaires.some(({ instrument }) => instrument === id));
  const more = asked.includes('phq4') ? [...new Set([...followUps(answers), ...begun])].filter((id) => !asked.includes(id)) : [];
  const ordered = asked.flatMap((id): readonly InstrumentId[] => (id === 'phq4' ? [id, ...more] : [id]));
  const last: readonly InstrumentId[] = ['side_effects', 'red_flags'];
  return [
    ...ordered.filter((id) => !last.includes(id)).flatMap((id) => stepsOf(id, sheet)),
    ...last.filter((id) => asked.includes(id)).flatMap((id) => stepsOf(id, sheet)),
    { kind: 'note', id: 'note' },
  ];
};
