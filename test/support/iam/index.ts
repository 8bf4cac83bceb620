export type { Context } from './context';
export type { Decision } from './decide';
export { Deployed } from './deployed';
export type { Who } from './deployed';
export type { Policy, Statement } from './statements';
