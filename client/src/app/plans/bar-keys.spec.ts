import { describe, expect, it } from '@jest/globals';
import { barKey } from './bar-keys';

const pressed = (key: string, ...held: readonly ('shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey')[]) => ({
  key,
  shiftKey: held.includes('shiftKey'),
  altKey: held.includes('altKey'),
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
});

describe('a key on a bar', () => {
  it.each([
    [pressed('ArrowRight'), { what: 'start', days: 1 }],
    [pressed('ArrowLeft'), { what: 'start', days: -1 }],
    [pressed('ArrowRight', 'shiftKey'), { what: 'start', days: 7 }],
    [pressed('ArrowLeft', 'altKey'), { what: 'end', days: -1 }],
    [pressed('ArrowRight', 'altKey', 'shiftKey'), { what: 'end', days: 7 }],
    [pressed('ArrowUp'), null],
    [pressed('ArrowRight', 'ctrlKey'), null],
    [pressed('ArrowRight', 'altKey', 'metaKey'), null],
  ])('%j', (event, does) => {
    expect(barKey(event)).toEqual(does);
  });
});
