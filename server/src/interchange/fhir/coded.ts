import { createHash } from 'node:crypto';
import type { Coding } from '@stagewell/shared/catalogue/modality';
import { clip, codings, element, type Element, elements, PLACEHOLDERS, text } from './element.js';

/** Systems whose codes say only that there is no code: "unknown", "not asked", "other". */
const STAND_INS = [...PLACEHOLDERS, 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'];

const isPlaceholder = (coding: Element): boolean => STAND_INS.includes(text(coding['system']));

/** The concept without codings that stand in for a code: neither its name nor its codes may come from them. */
export const withoutPlaceholders = (concept: unknown): Element | null => {
  const own = element(concept);
  return own === null ? null : { ...own, coding: elements(own['coding']).filter((coding) => !isPlaceholder(coding)) };
};

/** Codes of the concept that say that something is absent or unknown. */
export const placeholderCodes = (concept: unknown): readonly string[] =>
  elements(element(concept)?.['coding'])
    .filter(isPlaceholder)
    .map((coding) => text(coding['code']));

/** Public systems that a row keeps as local, because its codings have no name for them; each code names one thing everywhere. */
const PUBLIC = [
  /^http:\/\/www\.whocc\.no\/atc\|[A-Z]\d\d[A-Z]{2}\d\d$/u,
  /^urn:oid:2\.16\.840\.1\.113883\.6\.73\|[A-Z]\d\d[A-Z]{2}\d\d$/u,
  /^http:\/\/hl7\.org\/fhir\/sid\/ndc\|/u,
  /^urn:oid:2\.16\.840\.1\.113883\.6\.69\|/u,
  /^http:\/\/www\.ama-assn\.org\/go\/cpt\|/u,
  /^urn:oid:2\.16\.840\.1\.113883\.6\.12\|/u,
  /^http:\/\/(hl7\.org\/fhir\/sid\/icd-10-pcs|www\.cms\.gov\/Medicare\/Coding\/ICD10)\|/u,
  /^urn:oid:2\.16\.840\.1\.113883\.6\.4\|/u,
];
const isPublic = ({ system, code }: Coding): boolean => system !== 'local' || PUBLIC.some((shape) => shape.test(code));

const KEY_LENGTH = 200;

/** A key as a row can hold it; one that is cut keeps apart from others by a digest of what was cut. */
export const boundKey = (key: string): string => (key.length <= KEY_LENGTH ? key : `${clip(key, 160)}#${digestOf(key)}`);

export const digestOf = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 16);

/**
 * What makes two records the same thing: a public code, RxNorm before others. A code of one house may stand for anything ("other
 * injection"), so with it the words must be the same too; without any code the words alone.
 */
export const sameThing = (concept: unknown, label: string): string => {
  const all = codings(concept);
  const named = all.find((one) => one.system === 'rxnorm') ?? all.find(isPublic);
  if (named !== undefined) return boundKey(`${named.system}|${named.code}`);
  const house = all[0];
  return boundKey(`${house === undefined ? 'text' : `local|${house.code}`}|${label.toLowerCase()}`);
};
