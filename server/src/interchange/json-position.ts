import { IMPORT } from '@stagewell/shared/interchange/import-report';
import { findNodeAtLocation, parseTree, printParseErrorCode, visit } from 'jsonc-parser';

/** Where a file stops being readable: 1-based line and column (UTF-16 units), and why. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}
export type ParsedJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault };

/** `bytes`: the largest file taken (the product's promise, 10 MB). `depth`: FHIR nests about twenty deep; a hundred leaves room and keeps the stack safe. */
export const JSON_LIMITS = { bytes: IMPORT.bytes, depth: 100 } as const;

interface Found {
  readonly offset: number;
  readonly length: number;
  readonly reason: string;
}

const REASONS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that JSON does not know',
  InvalidNumberFormat: 'a number that is not written as JSON numbers are',
  PropertyNameExpected: 'a property name in double quotes was expected',
  ValueExpected: 'a value was expected',
  ColonExpected: 'a colon was expected',
  CommaExpected: 'a comma was expected',
  CloseBraceExpected: 'a closing brace was expected',
  CloseBracketExpected: 'a closing bracket was expected',
  EndOfFileExpected: 'the file should have ended here',
  InvalidCommentToken: 'comments are not allowed in JSON',
  UnexpectedEndOfComment: 'a comment that does not end',
  UnexpectedEndOfString: 'a text that does not end on its line',
  UnexpectedEndOfNumber: 'a number that does not end',
  InvalidUnicode: 'a \\u escape without four hexadecimal digits',
  InvalidEscapeCharacter: 'an escape that JSON does not know',
  InvalidCharacter: 'a control character inside a text',
};

const faultAt = (text: string, offset: number, reason: string): JsonFault => {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n'), reason };
};

/** Where a part of a document begins; `path` = names and positions from its root. What is not there begins where its holder does. */
export const placesIn = (source: string): ((path: readonly (string | number)[]) => { readonly line: number; readonly column: number }) => {
  const text = withoutMark(source);
  const root = parseTree(text);
  return (path) => {
    const holders = root === undefined ? [] : path.map((_, at) => findNodeAtLocation(root, path.slice(0, path.length - at)));
    const { line, column } = faultAt(text, (holders.find((node) => node !== undefined) ?? root)?.offset ?? 0, '');
    return { line, column };
  };
};

const QUOTE = 34;
const BACKSLASH = 92;
const STEP: Readonly<Record<number, number>> = { 91: 1, 123: 1, 93: -1, 125: -1 };

/** The offset just after the text that opens at `open` (its closing quote included). */
const afterString = (text: string, open: number): number => {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
};

/** The offset of the bracket that opens one level too many, or -1. It walks without recursion, so no input can exhaust the stack. */
const tooDeepAt = (text: string): number => {
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    depth += STEP[unit] ?? 0;
    if (depth > JSON_LIMITS.depth) return at;
    at = unit === QUOTE ? afterString(text, at) : at + 1;
  }
  return -1;
};

/** Syntax errors and repeated names, in the order of the file. */
const faultsIn = (text: string): readonly Found[] => {
  const found: Found[] = [];
  const names: Set<string>[] = [];
  visit(
    text,
    {
      onError: (code, offset, length) => {
        found.push({ offset, length, reason: REASONS[printParseErrorCode(code)] ?? 'not JSON' });
      },
      onObjectBegin: () => {
        names.push(new Set());
      },
      onObjectEnd: () => {
        names.pop();
      },
      onObjectProperty: (name, offset, length) => {
        const seen = names.at(-1);
        // Two values under one name: taking either would be a guess about a patient.
        if (seen?.has(name)) found.push({ offset, length, reason: `the name "${name.slice(0, 60)}" stands twice in one object` });
        seen?.add(name);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return found;
};

const syntaxFault = (text: string): JsonFault | null => {
  const found = faultsIn(text);
  const first = found[0];
  if (first === undefined) return null;
  const end = text.trimEnd().length;
  const reachesEnd = first.offset + first.length >= end && found.some((fault) => fault.offset >= end);
  return reachesEnd
    ? faultAt(text, end, 'end of file: the file stops before its JSON is complete, as a cut-off download does')
    : faultAt(text, first.offset, first.reason);
};

/** A byte order mark is no part of the document. */
const withoutMark = (source: string): string => source.replace(/^\uFEFF/u, '');

const refused = (line: number, column: number, reason: string): ParsedJson => ({ ok: false, fault: { line, column, reason } });

/** V8 says `at position 12` for the little that the tolerant scanner lets pass. */
const strictParse = (text: string): ParsedJson => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return { ok: false, fault: faultAt(text, position === undefined ? 0 : Number(position), 'not JSON') };
  }
};

/**
 * Parses JSON and says where it breaks. Refused: more than 10 MB, nesting deeper than 100, comments, trailing commas, one name
 * twice in an object, bytes that were not UTF-8; `__proto__` stays an ordinary own name. A byte order mark is skipped. Never throws.
 */
export const parseJson = (source: string): ParsedJson => {
  if (Buffer.byteLength(source) > JSON_LIMITS.bytes) return refused(1, 1, 'the file is larger than 10 MB');
  const text = withoutMark(source);
  if (text.trim() === '') return refused(1, 1, 'end of file: the file is empty');
  const lost = text.indexOf('\uFFFD');
  // Whoever decoded the bytes could not read this one: a name would be stored with a hole in it.
  if (lost >= 0) return { ok: false, fault: faultAt(text, lost, 'a character that cannot be read: the file is not UTF-8 text') };
  const deep = tooDeepAt(text);
  if (deep >= 0) return { ok: false, fault: faultAt(text, deep, `nested deeper than ${JSON_LIMITS.depth} levels`) };
  const fault = syntaxFault(text);
  return fault === null ? strictParse(text) : { ok: false, fault };
};

/** The same from a file's bytes. */
export const parseJsonBytes = (bytes: Uint8Array): ParsedJson =>
  bytes.byteLength > JSON_LIMITS.bytes ? refused(1, 1, 'the file is larger than 10 MB') : parseJson(new TextDecoder('utf-8').decode(bytes));
