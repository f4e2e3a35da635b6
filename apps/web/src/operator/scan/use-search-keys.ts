import { useEffect, useRef, type KeyboardEvent } from 'react';
import { SCAN_GAP_MS, ScanDetector } from './scan-detector.js';

/** What the keys of the search box do. */
export interface SearchKeys {
  readonly text: string;
  readonly rowCount: number;
  readonly onText: (text: string) => void;
  readonly onScan: (scanned: string) => void;
  readonly onEnter: () => void;
  readonly onPick: (index: number) => void;
  readonly onMove: (step: 1 | -1) => void;
  /** The next set to the left or right; false when there is nobody to serve and the arrow belongs to the text. */
  readonly onTurn: (step: 1 | -1) => boolean;
}

const ROW_KEY = /^[1-9]$/;
const STARTS_WITH_DIGIT = /^\d/;
/** A little more than a scanner's pause: by then a digit was a hand's. */
const PICK_AFTER_MS = SCAN_GAP_MS + 10;

/**
 * The keyboard of the search box. A digit picks a row, unless more keys follow at a scanner's speed, so it waits for
 * 110 ms; while an input method composes, every key is the input method's.
 */
export function useSearchKeys(keys: SearchKeys): (event: KeyboardEvent<HTMLInputElement>) => void {
  const detector = useRef<ScanDetector | null>(null);
  const held = useRef<{ digit: string; timer: number } | null>(null);
  useEffect(() => () => clearTimeout(held.current?.timer), []);

  return (event) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    detector.current ??= new ScanDetector();
    const scanned = detector.current.press({ key: event.key, atMs: event.timeStamp });
    const digit = held.current?.digit ?? '';
    clearTimeout(held.current?.timer);
    held.current = null;
    if (scanned !== null) {
      event.preventDefault();
      keys.onText('');
      keys.onScan(scanned);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat) keys.onEnter();
    } else if (digit === '' && isRowKey(event, keys)) {
      event.preventDefault();
      const pick = (): void => {
        held.current = null;
        keys.onPick(Number(event.key) - 1);
      };
      held.current = { digit: event.key, timer: window.setTimeout(pick, PICK_AFTER_MS) };
    } else if (event.key.startsWith('Arrow')) {
      if (isTaken(event.key, keys)) event.preventDefault();
    } else if (digit !== '') {
      // It was the first of several digits after all: it goes where it was meant to.
      keys.onText(keys.text + digit);
    }
  };
}

function isRowKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, { text, rowCount }: SearchKeys): boolean {
  const plain = !ctrlKey && !altKey && !metaKey;
  return plain && ROW_KEY.test(key) && Number(key) <= rowCount && !STARTS_WITH_DIGIT.test(text);
}

function isTaken(key: string, { onMove, onTurn }: SearchKeys): boolean {
  switch (key) {
    case 'ArrowDown':
      onMove(1);
      return true;
    case 'ArrowUp':
      onMove(-1);
      return true;
    case 'ArrowRight':
      return onTurn(1);
    case 'ArrowLeft':
      return onTurn(-1);
    default:
      return false;
  }
}
