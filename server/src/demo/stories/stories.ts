import type { Story, When } from '../story.js';
import { atRisk } from './at-risk.js';
import { contraindication } from './contraindication.js';
import { diminishing } from './diminishing.js';
import { inadequateTrials, pregnancy } from './histories.js';
import { inherited } from './inherited.js';
import { nonResponder } from './non-responder.js';
import { overdue } from './overdue.js';
import { OTHERS, PLAIN } from './plain.js';
import { referral } from './referral.js';
import { resistant } from './resistant.js';
import { responder } from './responder.js';
import { together } from './together.js';
import { veteran } from './veteran.js';

export interface StoryMaker {
  readonly key: string;
  readonly tell: (when: When) => Omit<Story, 'key'>;
}

/** The stories, and people around them so that lists look alive. */
export const STORIES: readonly StoryMaker[] = [
  { key: 'responder', tell: responder },
  { key: 'non-responder', tell: nonResponder },
  { key: 'diminishing-returns', tell: diminishing },
  { key: 'inadequate-trials', tell: inadequateTrials },
  { key: 'contraindication', tell: contraindication },
  { key: 'overdue', tell: overdue },
  { key: 'veteran', tell: veteran },
  { key: 'at-risk', tell: atRisk },
  { key: 'inherited-interaction', tell: inherited },
  { key: 'treatment-resistant', tell: resistant },
  { key: 'pregnancy', tell: pregnancy },
  { key: 'new-referral', tell: referral },
  { key: 'started-together', tell: together },
  ...PLAIN,
];

export const OTHER_STORIES: readonly StoryMaker[] = OTHERS;
