import { maskText } from './mask-text';

/** The words that services and platforms explain a failure with: what a close means is told by them. */
const KNOWN = new Set(
  `a aborted accepted access after again allow allowed an and another api are argument at audio authentication authorized available be because been
  before beta bidigeneratecontent billing but by call caller callers calling can cancelled cannot caused certificate check client close closed
  code combination complete connect connection content cookie could credential credentials credit credits current data deadline deleted denied
  depleted details disabled does doesn due durat duration during e eai econnrefused econnreset enabled ended endpoint enotfound entity epipe error
  established etimedout exceed exceeded exceeds exhausted expected expired extract failed failure field file for form format found frame from g
  gateway generate generic getaddrinfo goaway going hang has have host identity implemented in input internal invalid is it json keepalive key
  large later length life limit limited listmodels location login long lost many maximum message method missing modalities model models
  modelservice must name network no non not nothing number oauth object occurred of on once only operation or original other output overloaded
  parameter payload pending permission ping plan please precondition prepaid prepayment project publisher publishers quota quotas rate reached
  received receiving redacted refused renew request requested requests required reset resource resources response resume resumption retry see server
  service session sessions set setup signal size socket some string supported t temporarily terminated text than the this time timed timeout times
  to token tokens too transport try turn type unable unauthenticated unauthorized unavailable unexpected unknown unregistered up upgrade use used
  user using v valid value version voices was we websocket were while with without you your`.split(/\s+/),
);

const QUOTED = /"[^"]*"?|`[^`]*`?/g;
/** Numbers are words that are never known. */
const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;

const maskWord = (word: string): string => (KNOWN.has(word.toLowerCase()) ? word : maskText(word));

/**
 * Why something failed, without what people said: services quote it. What stands in quotation marks and every word that explains no failure is masked,
 * so a close still means what it meant.
 */
export const maskReason = (reason: string): string => reason.replace(QUOTED, maskText).replace(WORD, maskWord);
