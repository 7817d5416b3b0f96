import { openNats } from './nats/open.ts';
