/** How long things take in real time, in ms. Each is divided by the speed of the simulator. */
export const PACE = {
  setup: 200,
  /** From the end of the user's turn to the first sign of the reply. */
  thinking: 320,
  betweenFragments: 60,
} as const;
