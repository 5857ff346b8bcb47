/** Frames of each error that are told; the place of a defect is among the first. */
const mostFrames = 5;

/**
 * What the log tells of a defect: that it is one, and where. What a control throws stands as the cause of another error,
 * so the frames of the innermost error come first.
 */
export function defectFacts(error: unknown): { readonly error: 'defect'; readonly trace: string } {
  return { error: 'defect', trace: framesOf(error).join(' ') };
}

function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  // The message stands before the frames and may hold values of the plan.
  const { message, stack = '' } = error;
  const frames = stack.replace(message, '').split('\n');
  return [
    ...framesOf(error.cause),
    ...frames
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at '))
      .slice(0, mostFrames),
  ];
}
