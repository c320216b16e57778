import { isLeft } from 'fp-ts/lib/Either.js';
import { fitContext } from '../model/fit-context';
import type { Outcome } from '../service/outcome';
import { inTurn, refuse } from '../service/outcome';
import { readFrame } from '../setup/read-frame';
import { receiveClientContent } from './receive-client-content';
import { receiveRealtimeInput } from './receive-realtime-input';
import { receiveToolResponse } from './receive-tool-response';
import { REFUSALS } from '../setup/refusals';
import type { Session } from '../service/server-state';

const take = (session: Session, data: unknown): Outcome => {
  const frame = readFrame(data);
  if (isLeft(frame)) return refuse(session, frame.left);
  const { clientContent, realtimeInput, toolResponse } = frame.right;
  if (clientContent !== undefined) return receiveClientContent(session, clientContent);
  if (realtimeInput !== undefined) return receiveRealtimeInput(session, realtimeInput);
  if (toolResponse !== undefined) return receiveToolResponse(session, toolResponse);
  return refuse(session, REFUSALS.invalidArgument);
};

/** A frame of a client whose setup is complete. A second setup is refused, and so is more than fits into the context. */
export const receiveMessage = (session: Session, data: unknown): Outcome => inTurn(session, (next) => take(next, data), fitContext);
