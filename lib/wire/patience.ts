/** How long a model and a user are waited for before something is thought of it: by a session, and by those who watch its events. Times are in ms. */
export const patience = {
  /** A model that has said that it will go on may think for so long before it does. */
  announcedMs: 300_000,
  /** Who is silent for so long has finished what is heard in many pieces: what comes then is said anew. */
  pauseMs: 5_000,
  /** One request may go unanswered for many reasons. */
  fewestRequests: 2,
} as const;
