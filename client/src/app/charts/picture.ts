/** What a drawn thing looks like; a copy outside of the page has no style sheet, so it carries these itself. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'visibility',
] as const;

const SVG = 'http://www.w3.org/2000/svg';
const PADDING = 16;
const LINE = 18;
/** About the width of a letter of a caption, pixels. */
const LETTER = 6.6;

const make = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
};

/** Gives a copy the looks of its original, and everything inside it; what is not shown stays out. */
const dress = (original: Element, copy: Element): void => {
  const looks = getComputedStyle(original);
  for (const look of LOOKS) {
    const value = looks.getPropertyValue(look);
    if (value !== '') copy.setAttribute(look, value);
  }
  copy.removeAttribute('style');
  copy.removeAttribute('class');
  const copies = [...copy.children];
  [...original.children].forEach((child, index) => {
    const twin = copies[index];
    if (twin === undefined) return;
    if (getComputedStyle(child).display === 'none' && child.tagName !== 'defs') twin.remove();
    else dress(child, twin);
  });
};

const copyOf = (svg: SVGSVGElement, frame: DOMRect): SVGElement => {
  const place = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  dress(svg, copy);
  for (const [attribute, value] of [
    ['x', place.left - frame.left + PADDING],
    ['y', place.top - frame.top],
    ['width', place.width],
    ['height', place.height],
  ] as const)
    copy.setAttribute(attribute, String(value));
  return copy;
};

/** Words beside the drawing, such as a legend. */
const wordsOf = (container: Element, frame: DOMRect): SVGElement[] => {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const found: SVGElement[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (parent === null || words === '' || parent.closest('svg, .visually-hidden') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const place = range.getBoundingClientRect();
    const looks = getComputedStyle(parent);
    const text = make('text', {
      x: place.left - frame.left + PADDING,
      y: place.top - frame.top + place.height * 0.75,
      fill: looks.color,
      'font-size': looks.fontSize,
      'font-family': looks.fontFamily,
    });
    text.textContent = words;
    found.push(text);
  }
  return found;
};

const titleOf = (words: readonly string[], at: { readonly y: number; readonly colour: string; readonly weight: number }): SVGElement[] =>
  words.map((line, index) => {
    const text = make('text', { x: PADDING, y: at.y + index * LINE, fill: at.colour, 'font-size': 13, 'font-weight': at.weight, 'font-family': 'sans-serif' });
    text.textContent = line;
    return text;
  });

/** What is written around a picture. */
export interface PictureWords {
  readonly heading: string;
  readonly caption: string;
  readonly broken: (text: string, most: number) => readonly string[];
}

/**
 * Everything drawn inside `container` as one picture that stands alone, light whatever the scheme of the page is, with its heading
 * and its caption: a picture that is passed on must still say what it shows.
 */
export const pictureOf = (container: HTMLElement, { heading, caption, broken }: PictureWords): SVGSVGElement => {
  const scheme = container.style.colorScheme;
  container.style.colorScheme = 'light';
  try {
    const frame = container.getBoundingClientRect();
    const most = Math.max(20, Math.floor(frame.width / LETTER));
    const [above, below] = [broken(heading, most), broken(caption, most)];
    const top = PADDING + above.length * LINE;
    const [width, height] = [frame.width + 2 * PADDING, top + frame.height + (below.length + 1) * LINE + PADDING];
    const picture = make('svg', { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` }) as SVGSVGElement;
    const { color, backgroundColor } = getComputedStyle(container);
    const drawing = make('g', { transform: `translate(0,${top})` });
    drawing.append(...[...container.querySelectorAll('svg')].map((svg) => copyOf(svg, frame)), ...wordsOf(container, frame));
    picture.append(
      make('rect', { width, height, fill: backgroundColor }),
      ...titleOf(above, { y: PADDING + 12, colour: color, weight: 600 }),
      drawing,
      ...titleOf(below, { y: top + frame.height + LINE, colour: color, weight: 400 }),
    );
    return picture;
  } finally {
    container.style.colorScheme = scheme;
  }
};

const loaded = (address: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener('load', () => resolve(image));
    image.addEventListener('error', () => reject(new Error('The drawing could not be read as an image')));
    image.src = address;
  });

/** Twice the size on the screen, so that it prints well. */
const SCALE = 2;

/** The picture as PNG. Rejects when the browser cannot draw it. The page's policy lets images come from `data:` only. */
export const asPng = async (picture: SVGSVGElement): Promise<Blob> => {
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * SCALE, image.height * SCALE];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error('No image came of it')) : resolve(blob)), 'image/png'));
};
