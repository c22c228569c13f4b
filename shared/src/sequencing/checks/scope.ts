import { judge } from '../patient-condition.js';
import { recordedLabels } from '../recorded.js';
import { judged, type Check } from './check.js';

/** Who the rules were not written for: the plan may be recorded, but is not staged or activated by them. */
export const scope: Check<'scope'> = (rule, situation) => {
  const { patient, today } = situation;
  if (patient.scopeLifted) return judged([]);
  const found = judge(rule.parameters.outOfScope, { situation, subject: null, day: today, pregnancy: 'recorded' });
  const noBirthDate = rule.parameters.needsBirthDate && patient.birthDate === null;
  if (found.is !== 'yes' && !noBirthDate)
    return judged(
      [],
      found.missing.map((datum) => ({ courses: [], datum })),
    );
  const causes = noBirthDate ? [...found.causes, 'birth-date'] : found.causes;
  return judged([
    {
      courses: [],
      causes,
      days: [],
      said: { what: 'out-of-scope', recorded: recordedLabels(situation, found.causes), noBirthDate },
      fixes: () => (noBirthDate ? [{ kind: 'record-fact', datum: 'birth-date' }] : [{ kind: 'ask-prescriber', about: 'scope' }]),
    },
  ]);
};
