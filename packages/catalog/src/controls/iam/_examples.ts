/** Writes a policy text. */
export function policyText(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** What a role needs beside its policies. */
export const assumedByEc2: { readonly assume_role_policy: string } = {
  assume_role_policy: policyText({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
};
