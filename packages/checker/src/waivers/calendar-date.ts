const dateForm = /^\d{4}-\d{2}-\d{2}$/;

/** Says whether text is a day that exists: the 30th of February parses as a date in March and is refused. */
export function isCalendarDate(value: string): boolean {
  if (!dateForm.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}
