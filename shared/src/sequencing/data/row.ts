import type { Source, Verification } from '../../catalogue/modality.js';
import type { LocalText } from '../../text.js';
import type { Severity } from '../finding.js';
import type { Party, RuleKind, RuleOf, RuleParameters } from '../rules.js';

/** A sentence in both languages. */
export const text = (en: string, es: string): LocalText => ({ en, es });

/** A citation with how far it was checked; general knowledge unless said otherwise. */
export const cited = (citation: string, verification: Verification = 'general-knowledge'): Source => ({ citation, verification });

export const GUIDE: Source = cited("The clinic's guide to staged multimodal care; numbers are clinic defaults, need clinical review", 'guide');
export const OURS: Source = cited('Clinic default; needs clinical review');

interface Row<Kind extends RuleKind> {
  readonly kind: Kind;
  readonly severity: Severity;
  readonly parameters: RuleParameters[Kind];
  readonly rationale: LocalText;
  readonly source: Source;
  /** Tells several rows of one rule apart, e.g. `escalated`. */
  readonly row?: string;
  readonly covers?: readonly string[];
}

/** A row as shipped: switched on, without limits in time. */
export const rule = <Kind extends RuleKind>(ruleId: string, { kind, severity, parameters, rationale, source, row, covers = [] }: Row<Kind>): RuleOf<Kind> => ({
  id: row === undefined ? ruleId : `${ruleId}/${row}`,
  ruleId,
  covers,
  kind,
  severity,
  parameters,
  rationale,
  source,
  enabled: true,
  effectiveFrom: null,
  effectiveTo: null,
});

type Exclusion = RuleParameters['exclusion'];

const PLAIN: Omit<Exclusion, 'parties'> = { when: null, distinct: 'ingredient', rotation: null, grouped: false, recorded: null, askPrescriber: false };

/** Things that must not act together; what is not given is the usual. */
export const apart = (parties: readonly Party[], more: Partial<Omit<Exclusion, 'parties'>> = {}): Exclusion => ({ ...PLAIN, ...more, parties });

/** A course or a current medicine with one of the words. */
export const either = (...any: readonly string[]): Party => ({ any, from: 'either' });
/** A course with one of the words. */
export const course = (...any: readonly string[]): Party => ({ any, from: 'course' });
/** A current medicine with one of the words. */
export const medicine = (...any: readonly string[]): Party => ({ any, from: 'medicine' });
/** Still counts for so many days after the last dose. */
export const washout = (days: number, party: Party): Party => ({ ...party, washoutDays: days });
