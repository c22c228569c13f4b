import type { CatalogueEntry, DoseStep } from '@stagewell/shared/catalogue/modality';
import type { CourseDraft } from '@stagewell/shared/plans/plan';
import { hasTaper, suggestedCriterion, suggestedStopRule, withTaper } from '@stagewell/shared/plans/suggestions';

/** What a new course is given although nobody chose it. */
export type Suggested = Pick<CourseDraft, 'responsibleId' | 'backupModalityId'>;

/** Ready-made answers that one click takes; empty or `null` = there is none to offer. */
export interface Offers {
  readonly criterion: string;
  readonly stopRule: string;
  readonly taper: readonly DoseStep[] | null;
}

export const offersFor = (course: CourseDraft, modality: CatalogueEntry): Offers => {
  const [criterion, tapered] = [suggestedCriterion(course, modality), withTaper(course, modality)];
  return {
    criterion: course.successCriterion === criterion ? '' : criterion,
    stopRule: course.stopRule === '' ? suggestedStopRule(course, modality) : '',
    taper: tapered === course.steps || hasTaper(course, modality) ? null : tapered,
  };
};

type Hinted = 'successCriterion' | 'homePractice' | 'backupModalityId' | 'responsibleId';
const WORDS: Readonly<Record<Hinted, string>> = {
  successCriterion: 'Suggested: the change that matters, on the day it is judged. Change it to what you mean.',
  homePractice: 'Suggested by the catalogue. Change it to what you mean.',
  backupModalityId: 'Suggested: the best evidence for the same purpose that the rules have nothing against.',
  responsibleId: 'Suggested: who added it.',
};

/** What the field would hold had nobody touched it. */
const untouched = (course: CourseDraft, modality: CatalogueEntry, suggested: Suggested | undefined): Readonly<Record<Hinted, string | null | undefined>> => ({
  successCriterion: suggestedCriterion(course, modality),
  homePractice: modality.homePractice?.value,
  ...{ backupModalityId: suggested?.backupModalityId, responsibleId: suggested?.responsibleId },
});

/** Which fields hold what was filled in and not chosen; each says so in words. */
export const hintsFor = (course: CourseDraft, modality: CatalogueEntry, suggested: Suggested | undefined): Partial<Record<Hinted, string>> => {
  const was = untouched(course, modality, suggested);
  const kept = (Object.keys(WORDS) as Hinted[]).filter((field) => Boolean(course[field]) && course[field] === was[field]);
  return Object.fromEntries(kept.map((field) => [field, WORDS[field]]));
};
