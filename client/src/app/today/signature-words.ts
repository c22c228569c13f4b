import type { EndingSignatures } from '@stagewell/shared/reviews/today';
import { dayText } from '../ui/day';

const signatures = (count: number, one: string, many: string): string => (count === 1 ? `1 signature ${one}` : `${count} signatures ${many}`);

/** "2 signatures ended, the first on Nov 20, 2026"; the plan goes on all the same. */
export const signatureWords = ({ ended, ending, firstOn }: EndingSignatures): string => {
  const parts = [
    ...(ended > 0 ? [signatures(ended, 'no longer counts', 'no longer count')] : []),
    ...(ending > 0 ? [signatures(ending, 'ends soon', 'end soon')] : []),
  ];
  return `${parts.join(', ')}; ${ended + ending === 1 ? 'last day' : 'first last day'} ${dayText(firstOn)}`;
};
