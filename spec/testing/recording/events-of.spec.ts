import { eventsOf, type RecordedFrame } from '../../../lib/testing';

const frame = (at: number, direction: 'sent' | 'received', message: object): RecordedFrame => ({
  at,
  connection: 1,
  type: 'Frame',
  direction,
  data: JSON.stringify(message),
});

const session = (at: number, text: string): readonly RecordedFrame[] => [
  { at, connection: 1, type: 'Dialled', url: '' },
  { at: at + 10, connection: 1, type: 'Opened' },
  frame(at + 11, 'sent', { setup: { model: 'models/m', generationConfig: { responseModalities: ['TEXT'] } } }),
  frame(at + 20, 'received', { setupComplete: {} }),
  frame(at + 1_000, 'received', { serverContent: { modelTurn: { parts: [{ text }] }, turnComplete: true } }),
];
const closed = (at: number): RecordedFrame => ({ at, connection: 1, type: 'Closed', code: 1000, reason: '' });

const told = (...frames: readonly RecordedFrame[]): readonly string[] =>
  [...eventsOf(frames)]
    .filter(({ value }) => !['PhaseChanged', 'TextComplete', 'TurnComplete'].includes(value.type))
    .map(({ timestamp, value }) => `${timestamp} ${value.type === 'TextDelta' ? value.text : value.type}`);

describe('eventsOf', () => {
  it('lets recordings that stand one after the other keep their waits', () => {
    expect(told(...session(0, 'A'), closed(1_100), ...session(0, 'B'), closed(1_100))).toEqual([
      '20 Connected',
      '1000 A',
      '1100 Disconnected',
      '1120 Connected',
      '2100 B',
      '2200 Disconnected',
    ]);
  });

  it('shifts each of them by where the one before stopped, not by where it began itself', () => {
    expect(told(...session(5_000, 'A'), closed(6_100), ...session(3_000, 'B'), ...session(4_100, 'C')).slice(3)).toEqual([
      '6120 Connected',
      '7100 B',
      '7220 Connected',
      '8200 C',
    ]);
  });

  it('hears no more of a connection without an end once it is dialled anew', () => {
    // More than a session keeps until it is connected; what is dropped is told a second later.
    const words = Array.from({ length: 3_000 }, () => frame(12, 'sent', { realtimeInput: { text: 'word' } }));
    const late = [...session(0, 'A').slice(0, 3), ...words];
    expect(told(...late)).toEqual(['1012 Error']);
    expect(told(...late, ...session(500, 'B'), closed(5_000))).toEqual(['520 Connected', '1500 B', '5000 Disconnected']);
  });

  it('takes a setup for good that was taken, and a silence for a silence', () => {
    const setup = { setup: { model: 'models/gemini-3.8-live', generationConfig: { responseModalities: ['TEXT'] } } };
    const frames: readonly RecordedFrame[] = [
      ...session(0, 'A').slice(0, 2),
      frame(11, 'sent', setup),
      frame(20, 'received', { setupComplete: {} }),
      frame(30, 'sent', { realtimeInput: { text: 'Hello?' } }),
      frame(300_000, 'received', { serverContent: { modelTurn: { parts: [{ text: 'Sorry.' }] } } }),
    ];
    expect(told(...frames)).toEqual(['20 Connected', '300000 Sorry.']);
  });
});
