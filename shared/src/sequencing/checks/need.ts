import type { Composition } from '../rules.js';
import type { Situation } from '../situation.js';
import type { Outcome } from './check.js';

export type Need = Composition['need'];
export type NeedOf<N extends Need> = Extract<Composition, { readonly need: N }>;
/** A need of a plan is a function, as a kind is. */
export type NeedCheck<N extends Need> = (need: NeedOf<N>, situation: Situation) => readonly Outcome[];
