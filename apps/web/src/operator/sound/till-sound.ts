/** What a sound tells: logged; already had this meal; no subsidy for this one. */
export type TillSignal = 'paid' | 'already' | 'not_entitled';

interface Note {
  readonly hz: number;
  readonly afterMs: number;
  readonly lastsMs: number;
}

// Rising, falling, level: told apart without a musical ear and by weak hearing (all below 1 kHz but the first).
const TUNES: Readonly<Record<TillSignal, { readonly shape: OscillatorType; readonly notes: readonly Note[] }>> = {
  paid: {
    shape: 'sine',
    notes: [
      { hz: 880, afterMs: 0, lastsMs: 90 },
      { hz: 1320, afterMs: 90, lastsMs: 140 },
    ],
  },
  already: {
    shape: 'triangle',
    notes: [
      { hz: 660, afterMs: 0, lastsMs: 160 },
      { hz: 440, afterMs: 170, lastsMs: 160 },
      { hz: 294, afterMs: 340, lastsMs: 260 },
    ],
  },
  not_entitled: {
    shape: 'square',
    notes: [
      { hz: 330, afterMs: 0, lastsMs: 120 },
      { hz: 330, afterMs: 200, lastsMs: 120 },
    ],
  },
};
const LOUDNESS: Readonly<Record<OscillatorType, number>> = {
  sine: 0.25,
  triangle: 0.3,
  square: 0.08,
  sawtooth: 0.08,
  custom: 0.1,
};
const MUTED_AS = 'nuancan.muted';

let context: AudioContext | null = null;

/** The till's three sounds, made on the spot, and the switch that mutes them on this device. */
export const tillSound = {
  isMuted: (): boolean => localStorage.getItem(MUTED_AS) === 'yes',

  mute(muted: boolean): void {
    localStorage.setItem(MUTED_AS, muted ? 'yes' : 'no');
  },

  /** Plays at once; says nothing where the browser has no audio. */
  play(signal: TillSignal): void {
    if (tillSound.isMuted() || !('AudioContext' in window)) return;
    context ??= new AudioContext();
    void context.resume();
    const { shape, notes } = TUNES[signal];
    for (const note of notes) playNote(context, note, shape);
  },
};

function playNote(audio: AudioContext, { hz, afterMs, lastsMs }: Note, shape: OscillatorType): void {
  const start = audio.currentTime + afterMs / 1000;
  const end = start + lastsMs / 1000;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = shape;
  oscillator.frequency.value = hz;
  // A short rise and fall: without them the speaker clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS[shape], start + 0.01);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
