import { openPostgres } from './postgres/open.ts';
