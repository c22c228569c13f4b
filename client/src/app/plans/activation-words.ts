import type { PlannedReview } from '@stagewell/shared/reviews/review';
import { dayText } from '../ui/day';
import { plural } from './plan-words';

/** What a signature under the whole plan does, and how the dialog says it. */
export interface ActivationWords {
  readonly heading: string;
  readonly what: string;
  readonly confirm: string;
  readonly done: string;
}

/** `coSigner`: who has to sign as well, by name. `signedBy`: who signed before and waits for this signature. `null` = nobody. */
export interface ActivationFacts {
  readonly courses: number;
  readonly reviews: readonly PlannedReview[];
  readonly coSigner: string | null;
  readonly signedBy: string | null;
}

const reviewsSentence = (reviews: readonly PlannedReview[]): string => {
  const [first] = reviews;
  return first === undefined ? '' : ` It calls for ${plural(reviews.length, 'review')}, the first due ${dayText(first.target)}.`;
};

export const activationWords = ({ courses, reviews, coSigner, signedBy }: ActivationFacts): ActivationWords => {
  const plan = `plan with ${plural(courses, 'course')}`;
  if (coSigner !== null)
    return {
      heading: 'Sign and ask for a co-signature',
      what: `The ${plan} is proposed with your signature. It becomes active when ${coSigner} has signed as well; an edit in between takes your signature back.`,
      confirm: `Sign and ask ${coSigner}`,
      done: `Signed. The plan waits for ${coSigner} to co-sign.`,
    };
  if (signedBy !== null)
    return {
      heading: 'Co-sign and activate',
      what: `${signedBy} signed this plan and asks for your signature. With it the ${plan} becomes active.${reviewsSentence(reviews)}`,
      confirm: 'Co-sign and activate',
      done: 'The plan is active.',
    };
  return {
    heading: 'Activate and sign',
    what: `The ${plan} becomes active.${reviewsSentence(reviews)}`,
    confirm: 'Sign and activate',
    done: 'The plan is active.',
  };
};
