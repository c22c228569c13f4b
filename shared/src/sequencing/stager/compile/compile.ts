import { inForce, type Rule, type RuleKind, type RuleOf } from '../../rules.js';
import { matches } from '../../situation.js';
import { box } from './box.js';
import { compileCautions } from './caution.js';
import { compileCompany } from './company.js';
import { compileBaseline, compileBetterFirst, compileHorizon, isNeed } from './composition.js';
import { wordsInCondition } from './interplay.js';
import { compileClearOfFlare, compileTaperAlone, compileUndisturbed } from './judging.js';
import { compileCapacity } from './load.js';
import { askAll, tally } from './rows.js';
import { compileSampled } from './sampled.js';
import { compileSpacing } from './spacing.js';
import { compilePartner, compileRequires } from './wishes.js';
import { joinParts, partsOf, type Parts, type Workshop } from './workshop.js';

type Compile<Kind extends RuleKind> = (rule: RuleOf<Kind>, workshop: Workshop) => Parts;

/** What no day from today on changes: courses keep their lengths, and facts are those of today. */
const compileConstant = (rule: Rule, { pieces, with: situationWith }: Workshop): Parts => {
  const movable = pieces.filter((piece) => piece.movable);
  return partsOf({ constant: tally(rule, situationWith(movable.map((piece) => ({ piece, day: 0 })))) });
};

/** Whatever the row is: asked as a whole, of all courses that it may look at. */
const compileWhole = (rule: Rule, workshop: Workshop, isIn: (words: ReadonlySet<string>) => boolean = () => true): Parts => {
  const nothing = tally(rule, workshop.with([]));
  const pieces = workshop.pieces.filter(({ movable, exposure }) => movable && isIn(exposure.words));
  return joinParts([partsOf({ constant: nothing }), box(askAll(rule), workshop, pieces)]);
};

const compileComposition: Compile<'composition'> = (rule, workshop) => {
  if (isNeed(rule, 'baseline')) return compileBaseline(rule, workshop);
  if (isNeed(rule, 'better-first')) return compileBetterFirst(rule, workshop);
  if (isNeed(rule, 'company')) return compileCompany(rule, workshop);
  if (isNeed(rule, 'horizon')) return compileHorizon(rule, workshop);
  return compileConstant(rule, workshop);
};

const compileTrial: Compile<'trial'> = (rule, workshop) => {
  const { expect, subject } = rule.parameters;
  if (expect === 'clear-of-flare') return compileClearOfFlare(rule, workshop);
  if (expect === 'undisturbed') return compileUndisturbed(rule, workshop);
  // Boosters are asked for after the end of a course: without one that is over there is nothing to ask.
  if (expect === 'boosted' && workshop.situation.courses.some(({ course }) => course.over))
    return compileWhole(rule, workshop, (words) => matches(words, subject));
  return compileConstant(rule, workshop);
};

const looksForCourses = ({ parameters: { fact, when } }: RuleOf<'monitoring'>): boolean => fact === 'mme' || wordsInCondition(when).length > 0;

/** One function for each kind; a kind without one does not compile. `box` serves a new kind until it has its own. */
const COMPILE: { readonly [Kind in RuleKind]: Compile<Kind> } = {
  scope: compileConstant,
  caution: compileCautions,
  requires: compileRequires,
  spacing: compileSpacing,
  trial: compileTrial,
  taper: (rule, workshop) => (rule.parameters.expect === 'alone' ? compileTaperAlone(rule, workshop) : compileConstant(rule, workshop)),
  pairing: (rule, workshop) => (rule.parameters.expect === 'partner' ? compilePartner(rule, workshop) : compileSampled(rule, workshop)),
  exclusion: compileSampled,
  repeat: compileSampled,
  history: compileSampled,
  composition: compileComposition,
  capacity: compileCapacity,
  budget: (rule, workshop) => compileWhole(rule, workshop, (words) => matches(words, rule.parameters.subject)),
  monitoring: (rule, workshop) => (looksForCourses(rule) ? compileWhole(rule, workshop) : compileConstant(rule, workshop)),
};

/** The rules in force as costs on days. By kind, never by what a row is called: a row of the clinic's own compiles like ours. */
export const compileRules = (rules: readonly Rule[], workshop: Workshop): Parts =>
  joinParts(
    rules
      .filter((rule) => inForce(rule, workshop.situation.document.today))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .map((rule) => (COMPILE[rule.kind] as Compile<RuleKind>)(rule, workshop)),
  );
