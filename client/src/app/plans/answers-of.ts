import type { CatalogueEntry, DayRange } from '@stagewell/shared/catalogue/modality';
import { rangeWords } from '../catalogue/modality-facts';
import { dayText } from '../ui/day';
import type { Bar } from './bar';
import type { Catalogue, CourseLine } from './course-lines';

/** A field of the course panel, by the end of its id. */
export type CourseField = 'criterion' | 'backup' | 'stop' | 'responsible';

/** One question of the clinic's guide with its answer; `open` says what is missing, and which field answers it (`null` = none here does). */
export interface AnswerLine {
  readonly question: string;
  readonly answer: readonly string[];
  readonly open: { readonly words: string; readonly field: CourseField | null; readonly todo: string } | null;
}

/** "Begins to work 7–14 days after the start". */
export const onsetWords = (onset: DayRange): string => `Begins to work ${onset.to === 0 ? 'on the first day' : `${rangeWords(onset)} after the start`}`;

/** What to expect and when, as days of this course. Not known is said. */
export const expectations = ({ onsetDays, flareDays, effectWindowDays }: CatalogueEntry, { assessOn }: Bar): readonly string[] => [
  onsetDays.value === null ? 'When it begins to work is not known.' : `${onsetWords(onsetDays.value)}.`,
  ...(flareDays.value === null ? [] : [`May feel worse at first, ${rangeWords(flareDays.value)} after the start; that is not judged.`]),
  assessOn.length === 0 ? 'When it can be judged is not known.' : `Judged on ${assessOn.map((day) => dayText(day)).join(' and ')}.`,
  ...(effectWindowDays.value === null ? [] : [`Relief lasts ${rangeWords(effectWindowDays.value)}.`]),
];

const NOT_ANSWERED = 'Not answered yet';
const sentence = (words: string): string => (/[.!?]$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`);
const unstated = { words: 'No reviewed source states it', field: null, todo: '' };

const timeline = ({ modality, bar }: CourseLine): AnswerLine => {
  const known = modality !== undefined && (modality.onsetDays.value !== null || bar.assessOn.length > 0);
  return { question: 'What happens, and when?', answer: known ? expectations(modality, bar) : [], open: known ? null : unstated };
};

const success = ({ modality }: CourseLine): AnswerLine => {
  const benefit = modality?.benefit.value ?? null;
  return { question: 'How well does it help?', answer: benefit === null ? [] : [sentence(benefit)], open: benefit === null ? unstated : null };
};

const working = ({ course, bar }: CourseLine): AnswerLine => {
  const written = course.successCriterion.trim() !== '';
  const [judged] = bar.assessOn;
  return {
    question: 'How will we know that it works?',
    answer: written ? [sentence(`${course.successCriterion.trim()}${judged === undefined ? '' : ` (judged from ${dayText(judged)})`}`)] : [],
    open: written ? null : { words: NOT_ANSWERED, field: 'criterion', todo: 'Say when it has worked' },
  };
};

const openOtherwise = ({ course, modality }: CourseLine): AnswerLine['open'] => {
  if (course.backupModalityId === null) return { words: NOT_ANSWERED, field: 'backup', todo: 'Choose a backup' };
  const needsRule = ['D', 'N'].includes(modality?.grade.value ?? '') && course.stopRule.trim() === '';
  return needsRule ? { words: 'No stop rule yet', field: 'stop', todo: 'Write a stop rule' } : null;
};

const otherwise = (line: CourseLine, catalogue: Catalogue): AnswerLine => {
  const { backupModalityId: backup, stopRule } = line.course;
  const answer = [backup === null ? '' : `Then ${catalogue.get(backup)?.name.en ?? backup}.`, stopRule.trim() === '' ? '' : sentence(stopRule)];
  return { question: 'What if it does not work?', answer: answer.filter((one) => one !== ''), open: openOtherwise(line) };
};

const harms = ({ modality }: CourseLine): AnswerLine => {
  const effects = (modality?.sideEffects ?? []).flatMap(({ value }) => (value === null ? [] : [value.en]));
  return {
    question: 'What side effects should be watched for?',
    answer: effects.length === 0 ? [] : [sentence(effects.join('; '))],
    open: effects.length === 0 ? unstated : null,
  };
};

const who = ({ course }: CourseLine, people: ReadonlyMap<string, string>): AnswerLine => {
  const name = course.responsibleId === null ? null : (people.get(course.responsibleId) ?? 'Somebody who left the clinic');
  return {
    question: 'Who looks after it?',
    answer: name === null ? [] : [sentence(name)],
    open: name === null ? { words: NOT_ANSWERED, field: 'responsible', todo: 'Choose who is responsible' } : null,
  };
};

/** The questions that the clinic's guide asks of every treatment, and who answers for it. */
export const answersOf = (line: CourseLine, catalogue: Catalogue, people: ReadonlyMap<string, string>): readonly AnswerLine[] => [
  timeline(line),
  success(line),
  working(line),
  otherwise(line, catalogue),
  harms(line),
  who(line, people),
];
