import type { EndingSignatures } from '@stagewell/shared/reviews/today';
import { dayText } from '../ui/day';
import { plural } from '../plans/plan-words';

const unsignedWords = (unsigned: number): string => `${plural(unsigned, 'finding')} ${unsigned === 1 ? 'waits' : 'wait'} for a signature`;

const givenWords = (ended: number, ending: number, day: string): string => {
  if (ended > 0 && ending > 0) return `${plural(ended, 'signature')} ended and ${ending === 1 ? '1 ends' : `${ending} end`} soon, the first on ${day}`;
  if (ended > 0) return ended === 1 ? `1 signature ended on ${day}` : `${ended} signatures ended, the first on ${day}`;
  return ending === 1 ? `1 signature ends on ${day}` : `${ending} signatures end, the first on ${day}`;
};

/** "1 finding waits for a signature; 2 signatures ended, the first on Nov 20, 2026"; the plan goes on all the same. */
export const signatureWords = ({ unsigned, ended, ending, firstOn }: EndingSignatures): string =>
  [...(unsigned > 0 ? [unsignedWords(unsigned)] : []), ...(firstOn === null ? [] : [givenWords(ended, ending, dayText(firstOn))])].join('; ');
