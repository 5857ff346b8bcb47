import { input, type InputDeclaration } from './input.ts';

/** Declares the input `account_id`. @param description Whose account it is, for the variable and the README. */
export function accountIdInput(description: string): InputDeclaration<string> {
  return input.text({
    description,
    rules: [{ condition: 'can(regex("^[0-9]{12}$", var.account_id))', message: 'account_id must be 12 digits.' }],
  });
}
