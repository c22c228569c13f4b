import type { CatalogueEntry, Grade, ModalityCategory } from '@stagewell/shared/catalogue/modality';

export interface CatalogueFilter {
  readonly text: string;
  readonly category: ModalityCategory | null;
  readonly grade: Grade | null;
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const haystack = (entry: CatalogueEntry): string =>
  folded(
    [entry.name.en, entry.name.es, entry.id, entry.class, ...entry.tags, ...entry.ingredients, entry.plain.involves.en, entry.plain.involves.es].join(' '),
  );

/** The entries that match everything asked; each word of the text must occur somewhere, accents aside. */
export const filtered = (entries: readonly CatalogueEntry[], { text, category, grade }: CatalogueFilter): readonly CatalogueEntry[] => {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(
    (entry) =>
      (category === null || entry.category === category) &&
      (grade === null || entry.grade.value === grade) &&
      words.every((word) => haystack(entry).includes(word)),
  );
};
