import { UserError } from '@autoclave/catalog';

const showPlan =
  'Save the plan with "terraform plan -out=tfplan", then write it with "terraform show -json tfplan > plan.json".';
const showState = 'Write the state with "terraform show -json > state.json" in the folder of the configuration.';

/** The text is not JSON at all. */
export function inputNotJson(path: string, cause: unknown): UserError {
  return new UserError('plan-not-json', `${path} is not JSON`, { fix: showPlan, at: path, cause });
}

/** The text begins as JSON and stops before its end. */
export function inputTruncated(path: string, cause: unknown): UserError {
  return new UserError('plan-truncated', `${path} ends in the middle of the JSON`, {
    fix: `The file was cut off, as by a full disk or an interrupted command. ${showPlan}`,
    at: path,
    cause,
  });
}

/** The text holds a saved plan as Terraform writes it, which is a zip archive. */
export function planIsBinary(path: string): UserError {
  return new UserError('plan-is-binary', `${path} is a saved plan, not its JSON`, { fix: showPlan, at: path });
}

/** The text holds the messages of `terraform plan -json`, one object a line. */
export function planIsLog(path: string): UserError {
  return new UserError('plan-is-log', `${path} holds the messages of "terraform plan -json", not a plan`, {
    fix: showPlan,
    at: path,
  });
}

/** The JSON is something else than a plan. */
export function notAPlan(path: string, found: string): UserError {
  return new UserError('plan-not-a-plan', `${path} is ${found}, not a plan`, { fix: showPlan, at: path });
}

/** The JSON is something else than a state. */
export function notAState(path: string, found: string): UserError {
  return new UserError('state-not-a-state', `${path} is ${found}, not a state`, { fix: showState, at: path });
}

/** The JSON is the file that Terraform keeps its state in, whose form is not public. */
export function stateIsRaw(path: string): UserError {
  return new UserError('state-is-raw', `${path} is the state file itself, whose form Terraform does not publish`, {
    fix: `Write what it holds into another file, with "terraform show -json ${path} > shown.json", and check that.`,
    at: path,
  });
}

/** The plan has a form that this version does not know. */
export function planVersionUnsupported(path: string, version: string): UserError {
  return new UserError(
    'plan-version-unsupported',
    `${path} has format_version ${version}; 0.1, 0.2 and 1.x can be read`,
    {
      fix: 'Update autoclave, or write the plan with a Terraform or OpenTofu release of the 1.x line.',
      at: path,
    },
  );
}

/** The state has a form that this version does not know. */
export function stateVersionUnsupported(path: string, version: string): UserError {
  return new UserError(
    'state-version-unsupported',
    `${path} has format_version ${version}; 0.1, 0.2 and 1.x can be read`,
    { fix: 'Update autoclave, or write the state with a Terraform or OpenTofu release of the 1.x line.', at: path },
  );
}

/**
 * A part of a plan that is needed is missing or of another kind.
 * @param place Where in the JSON: `resource_changes[3].change.actions`.
 * @param expected Completes "must be": `a list of texts`.
 */
export function planMalformed(path: string, place: string, expected: string): UserError {
  return new UserError('plan-malformed', `${place} must be ${expected}`, { fix: showPlan, at: path });
}

/** A part of a state that is needed is missing or of another kind. Parameters as for `planMalformed`. */
export function stateMalformed(path: string, place: string, expected: string): UserError {
  return new UserError('state-malformed', `${place} must be ${expected}`, { fix: showState, at: path });
}

/** The plan does to a resource what no released Terraform or OpenTofu is known to do. */
export function planActionUnknown(path: string, address: string, actions: string): UserError {
  return new UserError('plan-action-unknown', `${address} has the actions ${actions}, which are not known here`, {
    fix: 'Update autoclave: a newer Terraform may know an action that this version does not.',
    at: path,
  });
}
