import {
  controls,
  isDeclarative,
  type DeclarativeControl,
  type Example,
  type ExampleNeighbour,
} from '@autoclave/catalog';

/** One example of a declarative control, and what its resources are called among those of all the others. */
export interface Row {
  readonly control: DeclarativeControl;
  readonly example: Example;
  /** Type of the judged resource. */
  readonly type: string;
  /** Makes names unique: `aws_s3_bucket.this` becomes `aws_s3_bucket.this_<suffix>`. */
  readonly suffix: string;
}

/** Every example of every control that has a condition, in the order of the catalog. */
export const rows: readonly Row[] = controls.filter(isDeclarative).flatMap((control) =>
  control.examples.map((example, index) => ({
    control,
    example,
    type: example.type ?? control.resources[0] ?? '',
    suffix: `${control.id.replaceAll('-', '_')}_${index}`,
  })),
);

/** The resources of an example: the judged one first. Addresses are those of the example. */
export function resourcesOf({ example, type }: Row): readonly ExampleNeighbour[] {
  return [{ address: `${type}.this`, values: example.values }, ...(example.with ?? [])];
}

/** The address that a resource of an example has in the plan of all examples. */
export function plannedAddress(address: string, suffix: string): string {
  return `${address}_${suffix}`;
}
