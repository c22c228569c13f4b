import { afterEach, describe, expect, it } from '@jest/globals';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import { CATEGORIES, type CatalogueEntry, type Condition } from '@stagewell/shared/catalogue/modality';
import { violations } from '../../testing/axe';
import { openPage, problem, type } from '../../testing/page';
import { filtered } from './catalogue-filter';
import { CATALOGUE_ROUTES } from './catalogue.routes';
import { conditionWords } from './condition-words';
import { effectFacts, pairingWords, rangeWords, repeatWords, timeFacts } from './modality-facts';

const ROUTES = [{ path: 'catalogue', children: CATALOGUE_ROUTES }];
const ENTRIES: readonly CatalogueEntry[] = MODALITIES.map((modality) => ({ ...modality, clinicCopy: false, version: 0 }));
const entry = (id: string): CatalogueEntry => {
  const found = ENTRIES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is not in the catalogue`);
  return found;
};

const open = async (url: string) => {
  const opened = await openPage(ROUTES, url);
  opened.asked('/api/catalogue').flush(ENTRIES);
  await opened.settle();
  return opened;
};
const listed = (page: HTMLElement) => [...page.querySelectorAll('.entries a')].map((link) => link.getAttribute('href')?.split('?')[0]?.split('/').at(-1));

describe('the catalogue page', () => {
  afterEach(() => document.body.replaceChildren());

  it('lists every entry of the shipped catalogue, by category', async () => {
    const { page, text } = await open('/catalogue');
    expect(text()).toContain(`${ENTRIES.length} of ${ENTRIES.length} treatments`);
    expect(listed(page).toSorted()).toEqual(ENTRIES.map((one) => one.id).toSorted());
    expect(await violations(page)).toEqual([]);
  });

  it('takes its filters from the address', async () => {
    const { page } = await open('/catalogue?category=behavioral&grade=A');
    const expected = ENTRIES.filter((one) => one.category === 'behavioral' && one.grade.value === 'A').map((one) => one.id);
    expect(expected.length).toBeGreaterThan(0);
    expect(listed(page)).toEqual(expected);
  });

  it('puts what is typed into the address when the typing pauses', async () => {
    const { page, pause, settle, router } = await open('/catalogue?category=medication');
    type(page.querySelector('input[type=search]'), 'duloxetine');
    await pause(200);
    await settle();
    expect(router.url).toBe('/catalogue?category=medication&q=duloxetine');
    expect(listed(page)).toContain('duloxetine');
  });

  it('says when nothing matches, and how to go on', async () => {
    const { page, text } = await open('/catalogue?q=zzzz');
    expect(text()).toContain('Nothing matches');
    expect(await violations(page)).toEqual([]);
  });

  it('says that it loads, and what failed', async () => {
    const { asked, settle, text } = await openPage(ROUTES, '/catalogue');
    expect(text()).toContain('Loading the catalogue');
    asked('/api/catalogue').flush(problem(500, 'fault', { title: 'The catalogue could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The catalogue could not be read');
  });

  it('says when an address names no treatment', async () => {
    expect((await open('/catalogue/nothing_like_it')).text()).toContain('There is no such treatment');
  });
});

describe('one treatment', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows guide and evidence side by side, with the source', async () => {
    const esi = entry('esi');
    const { page, text } = await open('/catalogue/esi');
    expect(esi.guideDiffers.length).toBeGreaterThan(0);
    for (const { guide, evidence, source } of esi.guideDiffers)
      for (const words of [guide, evidence, source.citation]) expect(text()).toContain(words.replaceAll(/\s+/g, ' '));
    expect(await violations(page)).toEqual([]);
  });

  it('turns the patient’s words to Spanish and marks the language', async () => {
    const { button, settle, text, page } = await open('/catalogue/esi');
    button('Español').click();
    await settle();
    expect(text()).toContain(entry('esi').plain.involves.es);
    expect(text()).not.toContain(entry('esi').plain.involves.en);
    expect(page.querySelector('.plain dl')?.getAttribute('lang')).toBe('es');
    expect(await violations(page)).toEqual([]);
  });

  it('says "not known" for every empty cell, and never guesses', async () => {
    const lacking = ENTRIES.find((one) => timeFacts(one).filter((line) => line.value === null).length >= 3);
    if (lacking === undefined) throw new Error('Every fact is known: choose another example');
    const { page } = await open(`/catalogue/${lacking.id}`);
    const unknown = [...timeFacts(lacking), ...effectFacts(lacking)].filter((line) => line.value === null).length;
    expect([...page.querySelectorAll('.facts-table td p')].filter((line) => line.textContent === 'not known')).toHaveLength(unknown);
  });

  it('shows no code without how far it was checked', async () => {
    const coded = ENTRIES.find((one) => one.codes.length > 0) as CatalogueEntry;
    const { page } = await open(`/catalogue/${coded.id}`);
    const rows = [...page.querySelectorAll('[aria-label=Codes] tbody tr')];
    expect(rows).toHaveLength(coded.codes.length);
    for (const row of rows) expect(row.lastElementChild?.textContent?.trim()).not.toBe('');
  });
});

describe('every shipped entry in words', () => {
  it.each(ENTRIES.map((one) => [one.id, one] as const))('%s leaves no hole in a sentence', (_id, one) => {
    const words = [...timeFacts(one), ...effectFacts(one)].map((line) => line.value ?? '').concat(one.cautions.map((caution) => conditionWords(caution.when)));
    for (const sentence of words) expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    for (const caution of one.cautions) expect(conditionWords(caution.when)).not.toBe('');
  });
});

describe('searching', () => {
  it.each([
    ['by English name', 'epidural', 'esi'],
    ['by Spanish name, accents aside', entry('esi').name.es.split(' ')[0]?.toUpperCase() ?? '', 'esi'],
    ['by several words in any order', 'injection epidural', 'esi'],
  ])('%s', (_name, text, id) => {
    expect(filtered(ENTRIES, { text, category: null, grade: null }).map((one) => one.id)).toContain(id);
  });

  it.each(CATEGORIES.map((category) => [category]))('%s alone', (category) => {
    const found = filtered(ENTRIES, { text: '', category, grade: null });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((one) => one.category === category)).toBe(true);
  });
});

describe('words for numbers', () => {
  it.each([
    ['one day', rangeWords({ from: 1, to: 1 }), '1 day'],
    ['the same day twice', rangeWords({ from: 14, to: 14 }), '14 days'],
    ['a range', rangeWords({ from: 0, to: 14 }), '0–14 days'],
    [
      'a repeat limit',
      repeatWords({ minGapDays: 90, max: { count: 4, windowDays: 365 }, perRegion: true, onlyIfRelief: { percent: 50, minDays: 90 } }),
      'at least 90 days apart; at most 4 in 365 days; counted by body region; again only after at least 50 % relief for 90 days',
    ],
    [
      'a pairing',
      pairingWords({ partnerTags: ['rehab'], startFrom: 3, startTo: 14, windowEnd: 90, minSessions: 6 }),
      'rehab starts 3 to 14 days after, done by day 90, at least 6 sessions',
    ],
  ])('%s', (_name, words, expected) => {
    expect(words).toBe(expected);
  });

  it.each<[string, Condition, string]>([
    ['a measurement with its unit', { fact: 'egfr', op: '<', value: 30 }, 'eGFR below 30 mL/min/1.73m2'],
    ['either of two', { any: [{ condition: 'gi-bleed-or-ulcer' }, { medicine: 'warfarin' }] }, 'gi bleed or ulcer or takes warfarin'],
    [
      'nested',
      { all: [{ age: { from: 65 } }, { any: [{ allergy: 'nsaid' }, { not: { condition: 'dvt' } }] }] },
      'age 65 or more and (allergy to nsaid or not dvt)',
    ],
    ['a wash-out', { medicine: 'maoi', washoutDays: 14 }, 'took maoi in the last 14 days'],
  ])('condition: %s', (_name, condition, words) => {
    expect(conditionWords(condition)).toBe(words);
  });
});
