import type { RuleTester } from 'oxlint/plugins-dev';

/** A rule of the house plugin, in the shape that oxlint loads. */
export type Rule = Parameters<RuleTester['run']>[1];
