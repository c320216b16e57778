import type { Setup, SetupMessage } from '../setup-message';

/** The setup of an app in the form of the wire: a system instruction of text becomes content. Everything else stays as it is. */
export const plainSetup = ({ systemInstruction, ...rest }: Setup): SetupMessage => {
  const instruction = typeof systemInstruction === 'string' ? { parts: [{ text: systemInstruction }] } : systemInstruction;
  return { ...rest, ...(instruction !== undefined && { systemInstruction: instruction }) };
};
